import { expect, it } from 'vitest';
import { checksum, tableChecksum } from '../../../../../src-main/datasets/files/arrays/checksum';

it('is the CRC-32 of zip archives, with and without Node\'s own', () => {
  // The check value of every table of CRCs.
  const digits = Buffer.from('123456789');
  expect(tableChecksum(digits, 0)).toBe(0xcbf43926);
  expect(checksum(digits, 0)).toBe(0xcbf43926);
  for (const part of [checksum, tableChecksum]) expect(part(digits.subarray(4), part(digits.subarray(0, 4), 0))).toBe(0xcbf43926);
});
