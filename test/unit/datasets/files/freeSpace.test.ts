import { expect, it, vi } from 'vitest';
import { prepareDataFile } from '../../../../src-main/datasets/files/prepareDataFile';
import { cacheForTest } from './support/cacheForTest';
import { npyBytes } from './support/npyBytes';
import { problemOfPromise } from './support/problemOfPromise';
import { writtenFile } from './support/writtenFile';

// A disk with three megabytes left.
vi.mock('node:fs/promises', async (original) => ({ ...(await original<object>()), statfs: () => Promise.resolve({ bavail: 3, bsize: 1_000_000 }) }));

it('says how much room is needed, before anything is written', async () => {
  const cache = cacheForTest();
  const path = writtenFile('a.npy', npyBytes(`'|u1'`, '(2000, 32, 32)', new Uint8Array(2000 * 1024)));
  const problem = await problemOfPromise(prepareDataFile({ type: 'imageFiles', imageSize: 64, channels: 3, path, images: null, labels: null }));
  expect(problem.code).toBe('disk-full');
  // 2000 images of 64×64×3 bytes, and 17 MB to spare.
  expect(problem.what).toContain('needs 41.4 MB; 3.0 MB are free');
  expect(problem.where).toBe(cache.folder);
  expect(cache.files()).toEqual([]);
});
