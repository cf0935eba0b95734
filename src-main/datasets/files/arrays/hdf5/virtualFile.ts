import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Module } from 'h5wasm';
import { dataFileProblem } from '../../dataProblem';

export type Hdf5Library = typeof Module;

/** What Emscripten's file system in memory keeps of a file; its own type declarations leave this out. */
interface MemoryNode {
  usedBytes: number;
  stream_ops: {
    llseek(stream: { readonly position: number }, offset: number, whence: number): number;
    read(stream: unknown, memory: Int8Array, start: number, length: number, position: number): number;
  };
}

/** One file of the disk as the HDF5 library sees it. */
export interface VirtualFile {
  /** Its path in the library's file system. */
  readonly name: string;
  /** What went wrong when the disk was read, if anything did. */
  readonly failure: () => unknown;
  close(): void;
}

const FROM_POSITION = 1;
const FROM_END = 2;
let filesOpened = 0;

/**
 * Shows the HDF5 library one file, to be read piece by piece. It sees nothing else of the disk, so that a file can't make
 * it read others: HDF5 has links to other files, data kept in other files, and plug-ins.
 */
export function openVirtualFile(library: Hdf5Library, path: string): VirtualFile {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    throw dataFileProblem(error, 'The data could not be read', path);
  }
  const size = fstatSync(descriptor).size;
  const name = `/data-${String(filesOpened++)}.h5`;
  let failure: unknown = null;
  library.FS.writeFile(name, new Uint8Array(0));
  const node = library.FS.lookupPath(name, {}).node as unknown as MemoryNode;
  node.usedBytes = size;
  node.stream_ops = {
    llseek: ({ position }, offset, whence) => offset + (whence === FROM_POSITION ? position : whence === FROM_END ? size : 0),
    read: (_, memory, start, length, position) => {
      try {
        return readSync(descriptor, new Uint8Array(memory.buffer, memory.byteOffset + start, length), 0, length, position);
      } catch (error) {
        // An exception must not pass through the library's own functions; it takes the missing bytes for the end of the file.
        failure = error;
        return 0;
      }
    },
  };
  return {
    name,
    failure: () => failure,
    close: () => {
      node.usedBytes = 0;
      library.FS.unlink(name);
      closeSync(descriptor);
    },
  };
}
