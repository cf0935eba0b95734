import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileProblem, systemCode } from './fileProblem';
import { removeQuietly } from './removeQuietly';

const windows = process.platform === 'win32';

/** Makes the entries of a folder last through a power cut. Windows does so by itself and can't open folders. */
export function syncFolder(folder: string): void {
  if (windows) return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** On Windows a virus scanner or a reader may hold the target for a moment; everywhere else the first attempt decides. */
function renameOver(from: string, to: string): void {
  for (let attempt = 0; ; attempt++) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (!windows || attempt === 20 || !['EPERM', 'EACCES', 'EBUSY'].includes(systemCode(error))) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/**
 * Writes a file so that a reader, another process or a power cut sees either the old content or the new, never a mixture:
 * temporary file in the same folder, fsync, rename, fsync of the folder.
 * @throws ProblemError when the disk refuses; the previous file is whole and no temporary file stays behind.
 */
export function writeFileAtomically(path: string, content: string | Uint8Array): void {
  writeAtomically(path, (descriptor) => { writeFileSync(descriptor, content); });
}

/**
 * The same for content that is too large to stand in memory at once.
 * @param parts of the file, in order; when making one throws, nothing is written.
 */
export function writePartsAtomically(path: string, parts: Iterable<Uint8Array>): void {
  writeAtomically(path, (descriptor) => {
    for (const part of parts) writeFileSync(descriptor, part);
  });
}

function writeAtomically(path: string, write: (descriptor: number) => void): void {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${String(process.pid)}-${randomBytes(4).toString('hex')}.tmp`);
  try {
    const descriptor = openSync(temporary, 'wx');
    try {
      write(descriptor);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameOver(temporary, path);
    syncFolder(folder);
  } catch (error) {
    removeQuietly(temporary);
    throw fileProblem(error, `${basename(path)} could not be written`, path);
  }
}
