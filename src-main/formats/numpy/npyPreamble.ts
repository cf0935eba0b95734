const MAGIC = '\u0093NUMPY';
const ALIGNMENT = 64;

/**
 * What stands before the data in a NumPy `.npy` file, format 1.0, of an array in C order.
 * @param type NumPy's name of the values' type, such as `|u1` or `<f4`
 */
export function npyPreamble(shape: readonly number[], type: string): Uint8Array {
  const description = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`;
  const lead = MAGIC.length + 4;
  // NumPy wants the data aligned, so the header is filled with spaces and ends in a newline.
  const length = Math.ceil((lead + description.length + 1) / ALIGNMENT) * ALIGNMENT;
  const preamble = Buffer.from(`${MAGIC}\u0001\u0000\u0000\u0000${description.padEnd(length - lead - 1)}\n`, 'latin1');
  preamble.writeUInt16LE(length - lead, MAGIC.length + 2);
  return preamble;
}
