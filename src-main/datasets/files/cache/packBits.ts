/**
 * Bytes as single bits, 1 from 128 on; the first value becomes the highest bit.
 * @param values a multiple of eight
 */
export function packBits(values: Uint8Array): Uint8Array {
  const bits = new Uint8Array(values.length / 8);
  for (let index = 0; index < bits.length; index++) {
    let byte = 0;
    for (let value = index * 8; value < index * 8 + 8; value++) byte = (byte << 1) | (values[value]! >> 7);
    bits[index] = byte;
  }
  return bits;
}
