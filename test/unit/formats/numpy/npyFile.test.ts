import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readNpy } from '../../../../src-main/datasets/files/readNpy';
import { npyFile } from '../../../../src-main/formats/numpy/npyFile';
import { temporaryFolder } from '../../../support/temporaryFolder';

async function readBack(file: Uint8Array): Promise<{ shape: readonly number[]; values: number[] }> {
  const path = join(temporaryFolder(), 'array.npy');
  writeFileSync(path, file);
  const { shape, data } = await readNpy(path);
  return { shape, values: [...data] };
}

describe('npyFile', () => {
  it('holds numbers of each type, and their shape', async () => {
    expect(await readBack(npyFile({ shape: [2, 2], values: Float32Array.of(1.5, -2, 0.25, 4) }))).toEqual({ shape: [2, 2], values: [1.5, -2, 0.25, 4] });
    expect(await readBack(npyFile({ shape: [3], values: Float64Array.of(Math.PI, 1e300, -0.1) }))).toEqual({ shape: [3], values: [Math.PI, 1e300, -0.1] });
    expect(await readBack(npyFile({ shape: [2, 1], values: Int32Array.of(-7, 2_000_000_000) }))).toEqual({ shape: [2, 1], values: [-7, 2_000_000_000] });
  });

  it('holds texts as code points of equal width', () => {
    const file = Buffer.from(npyFile({ shape: [2], values: ['x', 'hüe'] }));
    expect(file.toString('latin1', 10)).toContain("'descr': '<U3'");
    const codes = Array.from({ length: 6 }, (_, index) => file.readUInt32LE(file.length - 24 + 4 * index));
    expect(codes).toEqual([0x78, 0, 0, 0x68, 0xfc, 0x65]);
  });

  it('refuses a shape that does not fit', () => {
    expect(() => npyFile({ shape: [3], values: Float32Array.of(1) })).toThrow(RangeError);
  });
});
