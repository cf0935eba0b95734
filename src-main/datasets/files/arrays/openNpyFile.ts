import { createReadStream } from 'node:fs';
import { regularFile } from '../regularFile';
import { npyStream } from './npyStream';
import type { ArrayFile } from './storedArray';

/** A `.npy` file: one array, which goes by the name of `images`. */
export function openNpyFile(path: string): ArrayFile {
  const { size } = regularFile(path);
  return {
    path,
    names: ['images'],
    open: () => npyStream(() => createReadStream(path), size, path),
    close: () => undefined,
  };
}
