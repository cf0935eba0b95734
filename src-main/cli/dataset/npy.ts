const MAGIC = '\u0093NUMPY';
const ALIGNMENT = 64;

/**
 * The bytes of a NumPy `.npy` file, format 1.0, of an array of bytes in C order.
 * @param data as many values as `shape` says.
 */
export function encodeNpy(data: Uint8Array, shape: readonly number[]): Uint8Array {
  const description = `{'descr': '|u1', 'fortran_order': False, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`;
  const preambleLength = MAGIC.length + 4;
  // NumPy wants the data aligned, so the header is filled with spaces and ends in a newline.
  const length = Math.ceil((preambleLength + description.length + 1) / ALIGNMENT) * ALIGNMENT;
  const header = Buffer.from(`${MAGIC}\u0001\u0000\u0000\u0000${description.padEnd(length - preambleLength - 1)}\n`, 'latin1');
  header.writeUInt16LE(length - preambleLength, MAGIC.length + 2);
  return Buffer.concat([header, data]);
}
