import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeNpy } from '../../../../src-main/cli/dataset/npy';

describe('encodeNpy', () => {
  it('writes the header that NumPy reads, aligned to 64 bytes, and the data after it', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 });
    fc.assert(fc.property(sizes, (shape) => {
      const count = shape.reduce((product, size) => product * size, 1);
      const data = Uint8Array.from({ length: count }, (_, index) => index % 256);
      const bytes = Buffer.from(encodeNpy(data, shape));
      expect([...bytes.subarray(0, 8)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
      const start = 10 + bytes.readUInt16LE(8);
      expect(start % 64).toBe(0);
      const header = bytes.toString('latin1', 10, start);
      expect(header.trimEnd()).toBe(`{'descr': '|u1', 'fortran_order': False, 'shape': (${shape.map((size) => `${String(size)},`).join(' ').replace(/^(.*\d, .*),$/, '$1')}), }`);
      expect(header.endsWith('\n')).toBe(true);
      expect(new Uint8Array(bytes.subarray(start))).toEqual(data);
    }));
  });
});
