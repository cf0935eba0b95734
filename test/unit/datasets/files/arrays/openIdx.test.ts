import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openIdx } from '../../../../../src-main/datasets/files/arrays/openIdx';
import { arrayValues } from '../support/arrayValues';
import { idxBytes } from '../support/idxBytes';
import { problemOfPromise } from '../support/problemOfPromise';
import { writtenFile } from '../support/writtenFile';

const data = Uint8Array.from({ length: 24 }, (_, index) => index * 3);

describe('openIdx', () => {
  it('reads plain and gzipped files', async () => {
    const whole = idxBytes([2, 3, 4], data);
    for (const path of [writtenFile('a-idx3-ubyte', whole), writtenFile('a-idx3-ubyte.gz', gzipSync(whole))]) {
      const array = await openIdx(path);
      expect(array.shape).toEqual([2, 3, 4]);
      expect(await arrayValues(array)).toEqual([...data]);
    }
  });

  async function refusal(name: string, bytes: Uint8Array): Promise<string> {
    const path = writtenFile(name, bytes);
    const problem = await problemOfPromise(openIdx(path).then(arrayValues));
    expect(problem.where).toBe(path);
    return problem.what;
  }

  it('refuses what is damaged', async () => {
    const whole = idxBytes([2, 3, 4], data);
    expect(await refusal('a', Buffer.from('something else'))).toContain('not an idx file');
    expect(await refusal('a', whole.subarray(0, 3))).toContain('truncated');
    expect(await refusal('a', whole.subarray(0, -1))).toContain('truncated');
    expect(await refusal('a', Buffer.concat([whole, Buffer.of(0)]))).toContain('more in this file');
    expect(await refusal('a.gz', whole)).toContain('damaged');
    expect(await refusal('a.gz', gzipSync(whole).subarray(0, -9))).toContain('damaged');
    expect(await refusal('a', idxBytes([0xffff_ffff, 0xffff, 0xffff], data))).toContain('cannot be');
  });

  it('reads no more of a gzip bomb than its header says', async () => {
    const bomb = gzipSync(Buffer.concat([idxBytes([2, 3, 4], data), Buffer.alloc(50_000_000)]));
    expect(await refusal('a.gz', bomb)).toContain('more in this file');
  });

  it('refuses a header that says far more than the file could hold, before reading on', async () => {
    expect(await refusal('a.gz', gzipSync(idxBytes([40_000_000, 28, 28], data)))).toContain('which no real images do');
  });
});
