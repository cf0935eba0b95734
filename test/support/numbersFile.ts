import { writeFileSync } from 'node:fs';
import { npyBytes } from '../unit/datasets/files/support/npyBytes';

/** Writes a NumPy file of numbers in double precision. */
export function writeNumbers(path: string, values: readonly number[], shape: readonly number[]): void {
  writeFileSync(path, npyBytes('\'<f8\'', `(${shape.map((extent) => `${String(extent)},`).join(' ')})`, new Uint8Array(Float64Array.from(values).buffer)));
}
