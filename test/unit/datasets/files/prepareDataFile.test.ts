import { readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { describe, expect, it, vi } from 'vitest';
import { prepareDataFile } from '../../../../src-main/datasets/files/prepareDataFile';
import type { ImageFilesDataset } from '../../../../src-shared/experiment/datasets/imageFiles';
import { temporaryFolder } from '../../store/temporaryFolder';
import { cacheForTest } from './support/cacheForTest';
import { npyBytes } from './support/npyBytes';
import { problemOfPromise } from './support/problemOfPromise';
import { writtenFile, writtenInto } from './support/writtenFile';
import { zipBytes } from './support/zipBytes';

function ownImages(path: string, settings: Partial<ImageFilesDataset> = {}): ImageFilesDataset {
  return { type: 'imageFiles', imageSize: 32, channels: 1, path, images: null, labels: null, ...settings };
}

/** An `.npy` of gray images, of one shade each. */
function arrayOfImages(count: number): Buffer {
  const pixels = new Uint8Array(count * 1024);
  for (let image = 0; image < count; image++) pixels.fill(image % 256, image * 1024, (image + 1) * 1024);
  return npyBytes(`'|u1'`, `(${String(count)}, 32, 32)`, pixels);
}

describe('prepareDataFile', () => {
  it('keeps images once, and finds them again until the file, its size or the settings change', async () => {
    const cache = cacheForTest();
    const path = writtenFile('a.npy', arrayOfImages(7));
    const first = await prepareDataFile(ownImages(path));
    expect(first).toMatchObject({ cached: false, images: 7, factors: [] });
    expect(await prepareDataFile(ownImages(path))).toEqual({ ...first, cached: true });
    expect((await prepareDataFile(ownImages(path, { imageSize: 64 }))).cached).toBe(false);
    expect((await prepareDataFile(ownImages(path, { channels: 3 }))).cached).toBe(false);
    utimesSync(path, 1, 1);
    expect((await prepareDataFile(ownImages(path))).cached).toBe(false);
    writeFileSync(path, arrayOfImages(8));
    expect(await prepareDataFile(ownImages(path))).toMatchObject({ cached: false, images: 8 });
    expect(cache.files()).toHaveLength(5);
  });

  it('prepares a folder again when one of its files changes', async () => {
    cacheForTest();
    const folder = temporaryFolder();
    const picture = (gray: number) => encode({ width: 32, height: 32, channels: 1, depth: 8, data: new Uint8Array(1024).fill(gray) });
    const path = writtenInto(folder, 'sub/a.png', picture(1));
    writtenInto(folder, 'sub/b.png', picture(2));
    expect((await prepareDataFile(ownImages(folder))).cached).toBe(false);
    expect((await prepareDataFile(ownImages(folder))).cached).toBe(true);
    utimesSync(path, 1, 1);
    expect((await prepareDataFile(ownImages(folder))).cached).toBe(false);
    writtenInto(folder, 'sub/c.png', picture(3));
    expect(await prepareDataFile(ownImages(folder))).toMatchObject({ cached: false, images: 3 });
  });

  it('tells how far it is, up to the end', async () => {
    cacheForTest();
    const path = writtenFile('a.npy', arrayOfImages(9000));
    const fractions: number[] = [];
    await prepareDataFile(ownImages(path), { onProgress: (fraction) => { fractions.push(fraction); } });
    expect(fractions.length).toBeGreaterThan(2);
    expect(fractions).toEqual([...fractions].sort((first, second) => first - second));
    expect(fractions.at(-1)).toBe(1);
  });

  it('can be cancelled, and leaves nothing behind', async () => {
    const cache = cacheForTest();
    const path = writtenFile('a.npy', arrayOfImages(9000));
    const controller = new AbortController();
    const reason = new Error('enough');
    let calls = 0;
    const preparing = prepareDataFile(ownImages(path), {
      signal: controller.signal,
      onProgress: () => {
        calls += 1;
        controller.abort(reason);
      },
    });
    await expect(preparing).rejects.toBe(reason);
    expect(calls).toBe(1);
    expect(cache.files()).toEqual([]);
    await expect(prepareDataFile(ownImages(path), { signal: controller.signal })).rejects.toBe(reason);
  });

  it('is not disturbed by another that prepares the same file', async () => {
    const cache = cacheForTest();
    const path = writtenFile('a.npy', arrayOfImages(4000));
    const results = await Promise.all([1, 2, 3].map(() => prepareDataFile(ownImages(path))));
    expect(results.map(({ images }) => images)).toEqual([4000, 4000, 4000]);
    expect(cache.files()).toHaveLength(1);
    expect((await prepareDataFile(ownImages(path))).cached).toBe(true);
  });

  it('makes anew what the disk has lost a part of', async () => {
    cacheForTest();
    const path = writtenFile('a.npy', arrayOfImages(5));
    const { file } = await prepareDataFile(ownImages(path));
    const whole = readFileSync(file);
    for (const damage of [() => { truncateSync(file, statSync(file).size - 1); }, () => { writeFileSync(file, 'something else'); }, () => { writeFileSync(file, whole.fill(0xff, whole.length - 20)); }]) {
      damage();
      expect((await prepareDataFile(ownImages(path))).cached).toBe(false);
      expect((await prepareDataFile(ownImages(path))).cached).toBe(true);
    }
  });

  it('clears partial files that were given up, and no others', async () => {
    const cache = cacheForTest();
    const old = writtenInto(cache.folder, `${'a'.repeat(32)}.images.1-abcdef01.part`, Buffer.from('x'));
    writtenInto(cache.folder, `${'b'.repeat(32)}.images.2-abcdef01.part`, Buffer.from('x'));
    writtenInto(cache.folder, 'notes.txt', Buffer.from('x'));
    utimesSync(old, 1, 1);
    await prepareDataFile(ownImages(writtenFile('a.npy', arrayOfImages(2))));
    expect(cache.files().filter((name) => !name.endsWith('.images')).sort()).toEqual([`${'b'.repeat(32)}.images.2-abcdef01.part`, 'notes.txt']);
  });
});

describe('prepareDataFile refuses', () => {
  async function refusal(dataset: ImageFilesDataset): Promise<string> {
    const cache = cacheForTest();
    const problem = await problemOfPromise(prepareDataFile(dataset));
    expect(cache.files()).toEqual([]);
    expect(problem.where).toContain(dataset.path);
    expect(problem.remedy).not.toBe('');
    return `${problem.code}: ${problem.what}`;
  }

  it('what is missing, or of a kind that can\'t be read', async () => {
    expect(await refusal(ownImages(join(temporaryFolder(), 'none.npz')))).toContain('file-not-found');
    expect(await refusal(ownImages(writtenFile('a.mat', Buffer.from('x'))))).toContain('a file named .npz, .npy, .h5 or .hdf5');
    expect(await refusal(ownImages(temporaryFolder()))).toContain('no PNG or JPEG files');
  });

  it('pixels that are not numbers, when they come at the very end', async () => {
    const values = new Float32Array(3000 * 1024).fill(0.5);
    values[values.length - 1] = Number.NaN;
    const content = npyBytes(`'<f4'`, '(3000, 32, 32)', Buffer.from(values.buffer));
    expect(await refusal(ownImages(writtenFile('a.npy', content)))).toContain('not a number (NaN)');
  });

  it('a header of 2⁴⁰ images', async () => {
    const content = npyBytes(`'|u1'`, '(1099511627776, 1, 1)', Buffer.alloc(10));
    expect(await refusal(ownImages(writtenFile('a.npz', zipBytes([{ name: 'images.npy', content }]))))).toContain('data-invalid');
    expect(await refusal(ownImages(writtenFile('a.npz', zipBytes([{ name: 'images.npy', content, deflated: true, zip64: true, claims: { size: 2 ** 40 + 128 } }]))))).toContain('data-too-large');
  });

  it('labels of another length', async () => {
    const labels = npyBytes(`'|u1'`, '(6, 2)', Buffer.alloc(12));
    const content = zipBytes([{ name: 'images.npy', content: arrayOfImages(7) }, { name: 'labels.npy', content: labels }]);
    expect(await refusal(ownImages(writtenFile('a.npz', content)))).toContain('6 labels for 7 images');
  });

  it('one damaged picture among good ones, and names it', async () => {
    const folder = temporaryFolder();
    const picture = Buffer.from(encode({ width: 32, height: 32, channels: 1, depth: 8, data: new Uint8Array(1024) }));
    writtenInto(folder, 'a.png', picture);
    writtenInto(folder, 'b.png', picture.subarray(0, 50));
    const cache = cacheForTest();
    const problem = await problemOfPromise(prepareDataFile(ownImages(folder)));
    expect(problem.where).toBe(`${folder}: b.png`);
    expect(cache.files()).toEqual([]);
  });

  it('a cache that can\'t be written', async () => {
    const path = writtenFile('a.npy', arrayOfImages(2));
    const file = writtenFile('file', Buffer.from('x'));
    cacheForTest();
    vi.stubEnv('SBD_CACHE_FOLDER', join(file, 'cache'));
    const problem = await problemOfPromise(prepareDataFile(ownImages(path)));
    expect(problem.what).toContain('The folder for prepared data can\'t be used');
    expect(problem.where).toBe(join(file, 'cache'));
  });
});
