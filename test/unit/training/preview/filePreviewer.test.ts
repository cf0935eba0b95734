import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FilePreviewer } from '../../../../src-main/training/preview/filePreviewer';
import type { Dataset } from '../../../../src-shared/experiment/dataset';
import { pictureFolder } from '../../../support/pictureFolder';
import { temporaryFolder } from '../../../support/temporaryFolder';

const dataset = (path: string): Dataset => ({ type: 'imageFiles', imageSize: 32, channels: 1, path, images: null, labels: null });
const request = (path: string, seed = 0) => ({ dataset: dataset(path), seed, images: 4, points: 6 });

beforeEach(() => {
  vi.stubEnv('SBD_CACHE_FOLDER', temporaryFolder());
  return () => { vi.unstubAllEnvs(); };
});

describe('FilePreviewer', () => {
  it('shows images of a folder, which have no factors, and tells how far their reading is', async () => {
    const path = pictureFolder([10, 200]);
    const told: number[] = [];
    const preview = await new FilePreviewer().preview(request(path), (of, fraction) => {
      expect(of).toBe(path);
      told.push(fraction);
    });
    expect(preview).toMatchObject({ factors: [], ranges: [], size: 2, walkable: false, images: { rows: 1, columns: 4, imageSize: 32 } });
    expect(preview.values).toEqual(Array.from({ length: 6 }, () => []));
    expect(told.every((fraction) => fraction >= 0 && fraction <= 1)).toBe(true);
  });

  it('draws the same sample for the same seed, whether the data were open or not', async () => {
    const path = pictureFolder([10, 20, 30, 40, 50, 60, 70, 80]);
    const previewer = new FilePreviewer();
    const first = await previewer.preview(request(path, 3), () => undefined);
    expect(await previewer.preview(request(path, 3), () => undefined)).toEqual(first);
    expect((await previewer.preview(request(path, 4), () => undefined)).images.dataUrl).not.toBe(first.images.dataUrl);
    expect(await new FilePreviewer().preview(request(path, 3), () => undefined)).toEqual(first);
  });

  it('names the field of a file that is not there, and tries again when asked again', async () => {
    const missing = join(temporaryFolder(), 'later');
    const previewer = new FilePreviewer();
    await expect(previewer.preview(request(missing), () => undefined)).rejects.toMatchObject({ problem: { where: `dataset.path: ${missing}` } });
    const rooms: Dataset = { type: 'rooms', imageSize: 64, origin: { type: 'file', path: missing } };
    await expect(previewer.preview({ ...request(missing), dataset: rooms }, () => undefined)).rejects.toMatchObject({ problem: { where: `dataset.origin.path: ${missing}` } });
    mkdirSync(missing);
    writeFileSync(join(missing, 'a.png'), encode({ width: 32, height: 32, channels: 1, depth: 8, data: new Uint8Array(1024) }));
    expect((await previewer.preview(request(missing), () => undefined)).size).toBe(1);
  });

  it('is cancelled by whoever stops the reading of its path, and by a preview of other data', async () => {
    const [first, second] = [pictureFolder([1, 2, 3]), pictureFolder([4, 5, 6, 7])];
    const previewer = new FilePreviewer();
    const stopped = previewer.preview(request(first), () => undefined);
    previewer.stop(second);
    previewer.stop(first);
    await expect(stopped).rejects.toMatchObject({ problem: { code: 'cancelled', where: 'dataset.path' } });
    const outdated = previewer.preview(request(first), () => undefined);
    const wanted = previewer.preview(request(second), () => undefined);
    await expect(outdated).rejects.toMatchObject({ problem: { code: 'cancelled' } });
    expect((await wanted).size).toBe(4);
  });
});
