import { expect, test } from 'vitest';
import { maskedCrc32c } from '../../../../src-main/formats/tensorBoard/crc32c';

test('is the CRC-32C of RFC 3720, appendix B.4, masked', () => {
  const mask = (sum: number) => (((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0;
  expect(maskedCrc32c(new Uint8Array(32))).toBe(mask(0x8a9136aa));
  expect(maskedCrc32c(new Uint8Array(32).fill(0xff))).toBe(mask(0x62a8ab43));
  expect(maskedCrc32c(Uint8Array.from({ length: 32 }, (_, index) => index))).toBe(mask(0x46dd794e));
  expect(maskedCrc32c(Buffer.from('123456789'))).toBe(mask(0xe3069283));
});
