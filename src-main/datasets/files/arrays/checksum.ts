import zlib from 'node:zlib';

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? 0xedb88320 ^ (remainder >>> 1) : remainder >>> 1;
  return remainder;
});

/**
 * The CRC-32 of zip archives (ISO 3309) over `bytes`, going on from that of what came before.
 * @returns an unsigned integer
 */
export const checksum: (bytes: Uint8Array, previous: number) => number = (zlib as Partial<typeof zlib>).crc32 ?? tableChecksum;

/** Node before 20.15, as in older versions of Electron, has none of its own. */
export function tableChecksum(bytes: Uint8Array, previous: number): number {
  let remainder = ~previous;
  for (const byte of bytes) remainder = table[(remainder ^ byte) & 0xff]! ^ (remainder >>> 8);
  return ~remainder >>> 0;
}
