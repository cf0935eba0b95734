import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A file inside an archive: from memory, made when its turn comes, or from the disk. */
export interface ZipEntry {
  /** Where it lies in the archive, with forward slashes. */
  readonly name: string;
  readonly content: Uint8Array | (() => Uint8Array) | { readonly path: string };
  /** What is compressed already is stored as it is. */
  readonly compress: boolean;
}

export interface ZipOptions {
  readonly signal?: AbortSignal;
  /** Is told how many bytes the archive has so far. */
  readonly onBytes?: (written: number) => void;
}

/**
 * Writes a zip archive, file after file, with as much memory as one piece of one of them needs.
 * @throws what the disk or the signal says; what was written stays behind for the caller to remove
 */
export async function writeZip(path: string, entries: readonly ZipEntry[], { signal, onBytes }: ZipOptions = {}): Promise<void> {
  const archive = new ZipFile();
  const output = createWriteStream(path);
  // Raised where a file that was promised can't be read, which its own stream does not tell.
  archive.on('error', (error) => { output.destroy(error); });
  for (const { name, content, compress } of entries) {
    if (content instanceof Uint8Array) archive.addBuffer(Buffer.from(content.buffer, content.byteOffset, content.byteLength), name, { compress });
    else if (typeof content === 'function') archive.addReadStreamLazy(name, { compress }, (give) => { made(content, give); });
    else archive.addFile(content.path, name, { compress });
  }
  archive.end();
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      written += chunk.length;
      onBytes?.(written);
      done(null, chunk);
    },
  });
  let written = 0;
  await pipeline(archive.outputStream, counted, output, signal ? { signal } : {});
}

function made(content: () => Uint8Array, give: (error: unknown, stream: Readable) => void): void {
  try {
    give(null, Readable.from([content()]));
  } catch (error) {
    give(error, Readable.from([]));
  }
}
