import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../../../store/temporaryFolder';

/** A file with these bytes in a folder of its own, which goes away with the test. */
export function writtenFile(name: string, bytes: Uint8Array): string {
  return writtenInto(temporaryFolder(), name, bytes);
}

/** A file in a folder, which is made where it is missing. */
export function writtenInto(folder: string, name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}
