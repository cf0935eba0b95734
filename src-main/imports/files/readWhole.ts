import { notImportable } from '../importProblem';
import type { ImportFile } from './importFile';

/** The content of a file in memory. @throws ProblemError where it is larger than `most` bytes */
export async function readWhole({ name, bytes, read }: ImportFile, most: number): Promise<Buffer> {
  if (bytes > most) throw notImportable(`This file has ${bytes.toLocaleString('en-US')} bytes; ${most.toLocaleString('en-US')} is the most that one like it can have.`, name, 'Check whether it is what its name says.');
  const parts: Uint8Array[] = [];
  let total = 0;
  for await (const part of read()) {
    total += part.length;
    // Files of a disk may grow while they are read.
    if (total > most) throw notImportable('This file grows while it is read.', name, 'Import it when whoever writes it has ended.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
