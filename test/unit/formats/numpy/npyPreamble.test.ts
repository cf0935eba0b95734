import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { npyPreamble } from '../../../../src-main/formats/numpy/npyPreamble';

describe('npyPreamble', () => {
  it('is the header that NumPy reads, aligned to 64 bytes', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 5 }), (shape) => {
      const bytes = Buffer.from(npyPreamble(shape, '|u1'));
      expect([...bytes.subarray(0, 8)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
      expect(10 + bytes.readUInt16LE(8)).toBe(bytes.length);
      expect(bytes.length % 64).toBe(0);
      const header = bytes.toString('latin1', 10);
      expect(header.trimEnd()).toBe(`{'descr': '|u1', 'fortran_order': False, 'shape': (${shape.map((size) => `${String(size)},`).join(' ').replace(/^(.*\d, .*),$/, '$1')}), }`);
      expect(header.endsWith('\n')).toBe(true);
    }));
  });
});
