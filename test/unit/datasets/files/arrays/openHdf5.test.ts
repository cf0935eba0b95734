import type { Dataset } from 'h5wasm';
import { describe, expect, it } from 'vitest';
import { openHdf5 } from '../../../../../src-main/datasets/files/arrays/hdf5/openHdf5';
import { arrayValues } from '../support/arrayValues';
import { hdf5Bytes } from '../support/hdf5Bytes';
import { problemOfPromise } from '../support/problemOfPromise';
import { writtenFile } from '../support/writtenFile';

const values = Array.from({ length: 5 * 6 * 7 * 3 }, (_, index) => index % 256);
const shape = [5, 6, 7, 3];

async function written(build: Parameters<typeof hdf5Bytes>[0]): Promise<string> {
  return writtenFile('data.h5', await hdf5Bytes(build));
}

describe('openHdf5', () => {
  it('reads numbers of every type', async () => {
    const types = { u1: '<B', i1: '<b', u2: '<H', i2: '<h', u4: '<I', i4: '<i', f4: '<f', f8: '<d' } as const;
    const path = await written((file) => {
      for (const [name, dtype] of Object.entries(types)) file.create_dataset({ name, data: [1, 2, 100], dtype, shape: [3] });
      file.create_dataset({ name: 'i8', data: BigInt64Array.of(-1n, 2n, 100n), dtype: '<q', shape: [3] });
    });
    const file = await openHdf5(path);
    expect([...file.names].sort()).toEqual([...Object.keys(types), 'i8'].sort());
    for (const name of file.names) {
      const array = await file.open(name);
      expect(array.type).toBe(name);
      expect(await arrayValues(array)).toEqual(name === 'i8' ? [-1, 2, 100] : [1, 2, 100]);
    }
    file.close();
  });

  it('reads arrays in one piece and in chunks of any shape, compressed or not, in groups too', async () => {
    const data = Uint8Array.from(values);
    const layouts: (number[] | null)[] = [null, [1, 6, 7, 3], [2, 6, 7, 3], [4, 4, 4, 1], [5, 1, 1, 1], [3, 6, 2, 3]];
    const path = await written((file) => {
      const group = file.create_group('group');
      layouts.forEach((chunks, index) => group.create_dataset({ name: `a${String(index)}`, data, shape, dtype: '<B', ...(chunks && { chunks, compression: 'gzip', compression_opts: [6] }) }));
      group.create_dataset({ name: 'doubles', data: Float64Array.from(values), shape, dtype: '<d', chunks: [2, 5, 3, 2] });
      group.create_dataset({ name: 'words', data: Uint16Array.from(values), shape, dtype: '<H', chunks: [2, 5, 3, 2] });
    });
    const file = await openHdf5(path);
    expect(file.names).toEqual([]);
    for (const name of [...layouts.map((_, index) => `a${String(index)}`), 'doubles', 'words']) {
      const array = await file.open(`group/${name}`);
      expect(array.shape).toEqual(shape);
      expect(await arrayValues(array)).toEqual(values);
    }
    file.close();
  });
});

describe('openHdf5 refuses', () => {
  async function refusal(path: string, name = 'x'): Promise<string> {
    const read = async () => {
      const file = await openHdf5(path);
      try {
        await arrayValues(await file.open(name));
      } finally {
        file.close();
      }
    };
    const problem = await problemOfPromise(read());
    expect(problem.where).toContain(path);
    return problem.what;
  }

  it('what is no HDF5 file, and truncated ones', async () => {
    expect(await refusal(writtenFile('a.h5', Buffer.from('no such thing')))).toContain('truncated, damaged or of another kind');
    expect(await refusal(writtenFile('a.h5', Buffer.alloc(0)))).toContain('truncated, damaged or of another kind');
    const whole = await hdf5Bytes((file) => { file.create_dataset({ name: 'x', data: Uint8Array.from(values), shape, dtype: '<B' }); });
    for (const length of [8, 100, whole.length - 1]) expect(await refusal(writtenFile('a.h5', whole.subarray(0, length)))).toContain('truncated, damaged or of another kind');
  });

  it('compressed data that were changed', async () => {
    const whole = await hdf5Bytes((file) => { file.create_dataset({ name: 'x', data: Uint8Array.from(values), shape, dtype: '<B', chunks: shape, compression: 'gzip', compression_opts: [6] }); });
    const start = whole.indexOf(Buffer.of(0x78, 0x9c)) + 2;
    expect(start).toBeGreaterThan(2);
    whole.fill(0xff, start, start + 20);
    expect(await refusal(writtenFile('a.h5', whole))).toContain('damaged');
  });

  it('links to other files, and arrays that are not there', async () => {
    const other = writtenFile('other.h5', await hdf5Bytes((file) => { file.create_dataset({ name: 'x', data: [1], shape: [1], dtype: '<B' }); }));
    const path = await written((file) => {
      file.create_external_link(other, '/x', 'x');
      file.create_soft_link('/nowhere', 'broken');
      file.create_group('group');
    });
    for (const name of ['x', 'broken', 'group', 'nothing', '../../etc/passwd']) expect(await refusal(path, name)).toContain('There is no array named');
  });

  it('images that were never written, which would fill the disk with zeros', async () => {
    const path = await written((file) => {
      file.create_dataset({ name: 'x', data: new Uint8Array(64 * 64), shape: [1, 64, 64], maxshape: [null, 64, 64], chunks: [1, 64, 64], dtype: '<B' });
      (file.get('x') as Dataset).resize([10_000_000, 64, 64]);
    });
    expect(await refusal(path)).toContain('which no real images do');
  });

  it('texts', async () => {
    const path = await written((file) => { file.create_dataset({ name: 'x', data: ['one', 'two'] }); });
    expect(await refusal(path)).toContain('something else than numbers');
  });
});
