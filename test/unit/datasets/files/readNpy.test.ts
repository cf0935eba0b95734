import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, asyncProperty, array, constantFrom, integer, boolean } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumberType } from '../../../../src-main/datasets/files/arrays/numberType';
import { readNpy } from '../../../../src-main/datasets/files/readNpy';
import { temporaryFolder } from '../../store/temporaryFolder';
import { npyBytes } from './support/npyBytes';
import { problemOfPromise } from './support/problemOfPromise';

const writers: Readonly<Record<NumberType, (values: readonly number[]) => ArrayBufferView>> = {
  b1: (values) => Uint8Array.from(values, (value) => Number(value !== 0)),
  u1: (values) => Uint8Array.from(values),
  i1: (values) => Int8Array.from(values),
  u2: (values) => Uint16Array.from(values),
  i2: (values) => Int16Array.from(values),
  u4: (values) => Uint32Array.from(values),
  i4: (values) => Int32Array.from(values),
  u8: (values) => BigUint64Array.from(values, BigInt),
  i8: (values) => BigInt64Array.from(values, BigInt),
  f4: (values) => Float32Array.from(values),
  f8: (values) => Float64Array.from(values),
};

function bytesOf(values: ArrayBufferView): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}

function written(bytes: Uint8Array): string {
  const path = join(temporaryFolder(), 'array.npy');
  writeFileSync(path, bytes);
  return path;
}

describe('readNpy', () => {
  it('reads every type of number in both byte orders', async () => {
    const values = [0, 1, 2, 100, 127, 3];
    for (const [type, write] of Object.entries(writers)) {
      const stored = bytesOf(write(values));
      const swapped = Buffer.from(stored);
      const size = Number(type[1]);
      if (size === 2) swapped.swap16();
      if (size === 4) swapped.swap32();
      if (size === 8) swapped.swap64();
      const expected = type === 'b1' ? values.map((value) => Number(value !== 0)) : values;
      for (const [order, data] of [[size === 1 ? '|' : '<', stored], ['>', swapped]] as const) {
        const array = await readNpy(written(npyBytes(`'${order}${type}'`, '(2, 3)', data)));
        expect(array.shape).toEqual([2, 3]);
        expect(array.dtype).toBe(type);
        expect([...array.data]).toEqual(expected);
      }
    }
  });

  it('reads negative numbers, fractions and formats 2 and 3', async () => {
    for (const version of [1, 2, 3]) {
      const floats = await readNpy(written(npyBytes(`'<f8'`, '(3,)', bytesOf(Float64Array.of(-1.5, 1e-300, Number.NaN)), { version })));
      expect([...floats.data]).toEqual([-1.5, 1e-300, Number.NaN]);
      const integers = await readNpy(written(npyBytes(`'<i2'`, '(2L,)', bytesOf(Int16Array.of(-7, 7)), { version })));
      expect([...integers.data]).toEqual([-7, 7]);
    }
    const scalar = await readNpy(written(npyBytes(`'<f8'`, '()', bytesOf(Float64Array.of(4)))));
    expect(scalar.shape).toEqual([]);
    expect([...scalar.data]).toEqual([4]);
  });

  it('turns Fortran order into C order, for any shape', async () => {
    const axes = array(integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    await assert(asyncProperty(axes, integer({ min: -1000, max: 1000 }), constantFrom(1, 2, 3), boolean(), async (shape, offset, version, fortranOrder) => {
      const count = shape.reduce((product, axis) => product * axis, 1);
      const inC = Float64Array.from({ length: count }, (_, index) => index + offset);
      // The element of coordinates (i, j, …) stands at i + j·shape[0] + … in Fortran order.
      const stored = Float64Array.from(inC);
      for (let index = 0; index < count && fortranOrder; index++) {
        let rest = index;
        let target = 0;
        for (let axis = shape.length - 1; axis >= 0; axis--) {
          const stride = shape.slice(0, axis).reduce((product, size) => product * size, 1);
          target += (rest % shape[axis]!) * stride;
          rest = Math.floor(rest / shape[axis]!);
        }
        stored[target] = inC[index]!;
      }
      const text = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
      const read = await readNpy(written(npyBytes(`'<f8'`, text, bytesOf(stored), { fortranOrder, version })));
      expect(read.shape).toEqual(shape);
      expect(read.data).toEqual(inC);
      const bytes = await readNpy(written(npyBytes(`'|u1'`, text, Uint8Array.from(stored, (value) => value - offset), { fortranOrder, version })));
      expect(bytes.data).toEqual(inC.map((value) => value - offset));
    }), { numRuns: 40 });
  });
});

describe('readNpy refuses', () => {
  const eightBytes = Buffer.alloc(8);

  async function refusal(bytes: Uint8Array): Promise<string> {
    const path = written(bytes);
    const problem = await problemOfPromise(readNpy(path));
    expect(problem.where).toBe(path);
    expect(problem.remedy).not.toBe('');
    return `${problem.code}: ${problem.what}`;
  }

  it('what is no array', async () => {
    expect(await refusal(Buffer.from('PK\u0003\u0004 something else'))).toContain('data-invalid: This is not a NumPy array');
    expect(await refusal(Buffer.alloc(0))).toContain('truncated');
    expect(await refusal(npyBytes(`'<f8'`, '(1,)', eightBytes, { version: 9 }))).toContain('format 9');
    expect(await refusal(Buffer.concat([npyBytes(`'<f8'`, '(1,)', eightBytes).subarray(0, 10), Buffer.alloc(500, 'x')]))).toContain('header of this NumPy array is damaged');
  });

  it('truncated arrays, and those with something behind them', async () => {
    const whole = npyBytes(`'<f8'`, '(2,)', Buffer.alloc(16));
    for (const length of [7, 9, 40, whole.length - 1]) expect(await refusal(whole.subarray(0, length))).toContain('truncated');
    expect(await refusal(Buffer.concat([whole, Buffer.from('x')]))).toContain('more in this file');
  });

  it('pickled objects, tables, texts and half floats', async () => {
    expect(await refusal(npyBytes(`'|O'`, '(1,)', eightBytes))).toContain('never loaded');
    expect(await refusal(npyBytes(`[('a', '<f8')]`, '(1,)', eightBytes))).toContain('table of named columns');
    expect(await refusal(npyBytes(`'<U2'`, '(1,)', eightBytes))).toContain('<U2');
    expect(await refusal(npyBytes(`'<f2'`, '(4,)', eightBytes))).toContain('<f2');
  });

  it('shapes that cannot be, without taking memory for them', async () => {
    expect(await refusal(npyBytes(`'<f8'`, '(-1, 4)', eightBytes))).toContain('shape is -1, 4');
    expect(await refusal(npyBytes(`'|u1'`, '(1099511627777, 64, 64)', eightBytes))).toContain('cannot be');
    expect(await refusal(npyBytes(`'|u1'`, '(1099511627776, 64, 64)', eightBytes))).toContain('data-too-large');
    expect(await refusal(npyBytes(`'|u1'`, '(1e9,)', eightBytes))).toContain('cannot be');
    expect(await refusal(npyBytes(`'|u1'`, '(100000000,)', eightBytes))).toContain('truncated');
  });

  it('headers longer than any array needs', async () => {
    const bytes = Buffer.alloc(12);
    Buffer.from('\u0093NUMPY\u0002\u0000', 'latin1').copy(bytes);
    bytes.writeUInt32LE(0xffff_ffff, 8);
    expect(await refusal(bytes)).toContain('damaged');
  });

  it('files that are missing and folders', async () => {
    const folder = temporaryFolder();
    expect((await problemOfPromise(readNpy(join(folder, 'none.npy')))).code).toBe('file-not-found');
    expect((await problemOfPromise(readNpy(folder))).what).toBe('This is not a file.');
  });
});
