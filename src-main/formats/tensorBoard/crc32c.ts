/** Castagnoli's polynomial, bits reversed. */
const POLYNOMIAL = 0x82f63b78;
const MASK = 0xa282ead8;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? POLYNOMIAL ^ (remainder >>> 1) : remainder >>> 1;
  return remainder;
});

/** The CRC-32C (RFC 3720, appendix B.4) of some bytes, masked as TensorFlow stores it, so that a checksum of checksums still checks. */
export function maskedCrc32c(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) remainder = table[(remainder ^ byte) & 0xff]! ^ (remainder >>> 8);
  const sum = ~remainder >>> 0;
  return (((sum >>> 15) | (sum << 17)) + MASK) >>> 0;
}
