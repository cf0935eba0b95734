/** A `.npy` file of any header: what NumPy would write, and what it would not. */
export function npyBytes(description: string, shape: string, data: Uint8Array, options: { readonly fortranOrder?: boolean; readonly version?: number } = {}): Buffer {
  const { fortranOrder = false, version = 1 } = options;
  const lengthBytes = version === 1 ? 2 : 4;
  const text = `{'descr': ${description}, 'fortran_order': ${fortranOrder ? 'True' : 'False'}, 'shape': ${shape}, }`;
  const padded = `${text.padEnd(Math.ceil((9 + lengthBytes + text.length) / 64) * 64 - 9 - lengthBytes)}\n`;
  const length = Buffer.alloc(lengthBytes);
  length.writeUIntLE(padded.length, 0, lengthBytes);
  return Buffer.concat([Buffer.from('\u0093NUMPY', 'latin1'), Buffer.from([version, 0]), length, Buffer.from(padded, 'latin1'), data]);
}
