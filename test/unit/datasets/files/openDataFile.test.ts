import { gzipSync } from 'node:zlib';
import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import type { ImageSource } from '../../../../src-main/datasets/imageSource';
import { openDataset } from '../../../../src-main/datasets/openDataset';
import { Generator } from '../../../../src-main/random/generator';
import type { Dataset } from '../../../../src-shared/experiment/dataset';
import { temporaryFolder } from '../../store/temporaryFolder';
import { cacheForTest } from './support/cacheForTest';
import { hdf5Bytes } from './support/hdf5Bytes';
import { idxBytes } from './support/idxBytes';
import { npyBytes } from './support/npyBytes';
import { problemOfPromise } from './support/problemOfPromise';
import { writtenFile, writtenInto } from './support/writtenFile';
import { zipBytes } from './support/zipBytes';

const SIDE = 32;

/** Images of one shade each, 10 times their number. */
const shades = Uint8Array.from({ length: 12 * SIDE * SIDE }, (_, index) => Math.floor(index / (SIDE * SIDE)) * 10);

function shadeOf(source: ImageSource, coordinates: Float64Array): number[] {
  const values = SIDE * SIDE * source.shape.channels;
  const target = new Float32Array((coordinates.length / source.width) * values);
  source.render(coordinates, target);
  return Array.from({ length: target.length / values }, (_, image) => Math.round(target[image * values]! * 255));
}

function ownImages(path: string, settings: { channels?: 1 | 3; images?: string; labels?: string } = {}): Dataset {
  return { type: 'imageFiles', imageSize: SIDE, channels: 1, path, images: null, labels: null, ...settings };
}

function archive(labels: readonly (readonly number[])[]): string {
  return writtenFile('a.npz', zipBytes([
    { name: 'images.npy', content: npyBytes(`'|u1'`, `(12, ${String(SIDE)}, ${String(SIDE)})`, shades), deflated: true },
    { name: 'labels.npy', content: npyBytes(`'<f8'`, `(12, ${String(labels[0]!.length)})`, Buffer.from(Float64Array.from(labels.flat()).buffer)) },
  ]));
}

describe('images of one\'s own', () => {
  it('are drawn, named by factors and found by them where every combination exists', async () => {
    cacheForTest();
    // Factors in a scrambled order of images: a 3×4 grid, walked with a step of 5.
    const labels = Array.from({ length: 12 }, (_, image) => [((image * 5) % 12) % 3, Math.floor(((image * 5) % 12) / 3) / 10, 8]);
    const source = await openDataset(ownImages(archive(labels)));
    expect(source).toMatchObject({ shape: { imageSize: SIDE, channels: 1 }, size: 12, width: 1, walkable: true });
    expect(source.factors).toEqual([{ name: 'factor 1', low: 0, high: 2, levels: [0, 1, 2] }, { name: 'factor 2', low: 0, high: 0.3, levels: [0, 0.1, 0.2, 0.3] }]);
    const all = Float64Array.from({ length: 12 }, (_, image) => image);
    expect(shadeOf(source, all)).toEqual(Array.from(all, (image) => image * 10));
    const values = source.factorValues(all);
    expect([...values]).toEqual(labels.flatMap((row) => row.slice(0, 2)));
    expect(source.locate(values)).toEqual(all);
    // Nearest levels.
    expect(source.locate(Float64Array.of(1.4, 0.14))).toEqual(source.locate(Float64Array.of(1, 0.1)));
    expect(source.isHeldOut([0, 0])).toBe(false);
    expect(() => { source.render(all, new Float32Array(5)); }).toThrow(RangeError);
    source.close();
    source.close();
  });

  it('are drawn evenly, and the same ones for the same seed', async () => {
    cacheForTest();
    const source = await openDataset(ownImages(archive(Array.from({ length: 12 }, (_, image) => [image]))));
    const drawn = source.sample(Generator.fromSeed(3, 'training'), 12_000);
    expect(source.sample(Generator.fromSeed(3, 'training'), 12_000)).toEqual(drawn);
    const counts = Array.from({ length: 12 }, (_, image) => drawn.filter((value) => value === image).length);
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
    source.close();
  });

  it('can\'t be walked where combinations are missing, and have no factors without labels', async () => {
    cacheForTest();
    const incomplete = await openDataset(ownImages(archive(Array.from({ length: 12 }, (_, image) => [Math.min(image % 3, 1), Math.floor(image / 3), image % 2]))));
    expect(incomplete.walkable).toBe(false);
    expect(incomplete.factors).toHaveLength(3);
    expect(() => incomplete.locate(Float64Array.of(0, 0, 0))).toThrow();
    incomplete.close();
    const plain = await openDataset(ownImages(writtenFile('a.npy', npyBytes(`'|u1'`, `(12, ${String(SIDE)}, ${String(SIDE)})`, shades))));
    expect(plain.factors).toEqual([]);
    expect(plain.walkable).toBe(false);
    expect(plain.factorValues(Float64Array.of(1, 2))).toHaveLength(0);
    plain.close();
  });

  it('come from HDF5, by the names that are given', async () => {
    cacheForTest();
    const path = writtenFile('a.h5', await hdf5Bytes((file) => {
      const group = file.create_group('deep');
      group.create_dataset({ name: 'pictures', data: shades, shape: [12, SIDE, SIDE], dtype: '<B', chunks: [5, 16, 32], compression: 'gzip', compression_opts: [4] });
      file.create_dataset({ name: 'where', data: Float32Array.from({ length: 12 }, (_, image) => image % 4), shape: [12], dtype: '<f' });
    }));
    expect((await problemOfPromise(openDataset(ownImages(path)))).what).toContain('not clear which array holds the images');
    const source = await openDataset(ownImages(path, { images: 'deep/pictures', labels: 'where', channels: 3 }));
    expect(source.factors.map(({ name, levels }) => [name, levels])).toEqual([['label', [0, 1, 2, 3]]]);
    expect(source.shape.channels).toBe(3);
    expect(shadeOf(source, Float64Array.of(7, 2))).toEqual([70, 20]);
    source.close();
  });

  it('come from folders, with classes or a table', async () => {
    cacheForTest();
    const folder = temporaryFolder();
    const picture = (gray: number) => encode({ width: 8, height: 8, channels: 1, depth: 8, data: new Uint8Array(64).fill(gray) });
    ['cat/2.png', 'cat/10.png', 'dog/1.png'].forEach((name, index) => writtenInto(folder, name, picture(index * 10)));
    const classes = await openDataset(ownImages(folder));
    expect(classes.factors).toEqual([{ name: 'class', low: 0, high: 1, levels: [0, 1] }]);
    expect([...classes.factorValues(Float64Array.of(0, 1, 2))]).toEqual([0, 0, 1]);
    expect(shadeOf(classes, Float64Array.of(0, 1, 2))).toEqual([0, 10, 20]);
    classes.close();
    writtenInto(folder, 'labels.csv', Buffer.from('file,age\ncat/2.png,3\ndog/1.png,5.5\ncat/10.png,4\n'));
    const table = await openDataset(ownImages(folder));
    expect(table.factors).toEqual([{ name: 'age', low: 3, high: 5.5, levels: [3, 4, 5.5] }]);
    expect([...table.factorValues(Float64Array.of(0, 1, 2))]).toEqual([3, 4, 5.5]);
    table.close();
  });
});

describe('Fashion-MNIST', () => {
  it('comes from its idx files, resized', async () => {
    cacheForTest();
    const folder = temporaryFolder();
    writtenInto(folder, 'train-images-idx3-ubyte.gz', gzipSync(idxBytes([4, 28, 28], Uint8Array.from({ length: 4 * 784 }, (_, index) => Math.floor(index / 784) * 60))));
    writtenInto(folder, 'train-labels-idx1-ubyte', idxBytes([4], Uint8Array.of(9, 0, 3, 9)));
    const source = await openDataset({ type: 'fashion', imageSize: 32, path: folder });
    expect(source.factors).toEqual([{ name: 'class', low: 0, high: 9, levels: [0, 3, 9] }]);
    expect(shadeOf(source, Float64Array.of(0, 1, 2, 3))).toEqual([0, 60, 120, 180]);
    expect([...source.locate(Float64Array.of(3))]).toEqual([2]);
    source.close();
  });

  it('refuses folders without them, and labels of another length', async () => {
    cacheForTest();
    const folder = temporaryFolder();
    expect((await problemOfPromise(openDataset({ type: 'fashion', imageSize: 32, path: folder }))).what).toContain('neither train-images-idx3-ubyte nor');
    writtenInto(folder, 'train-images-idx3-ubyte', idxBytes([4, 28, 28], new Uint8Array(4 * 784)));
    writtenInto(folder, 'train-labels-idx1-ubyte', idxBytes([3], new Uint8Array(3)));
    expect((await problemOfPromise(openDataset({ type: 'fashion', imageSize: 32, path: folder }))).what).toContain('3 labels for 4 images');
  });
});

describe('published files', () => {
  it('are refused where they are not those files', async () => {
    cacheForTest();
    const npz = archive(Array.from({ length: 12 }, (_, image) => [image]));
    expect((await problemOfPromise(openDataset({ type: 'sprites', imageSize: 64, origin: { type: 'file', path: npz }, color: null }))).what).toContain('not the published file of dSprites: it has no array named imgs');
    expect((await problemOfPromise(openDataset({ type: 'rooms', imageSize: 64, origin: { type: 'file', path: npz } }))).what).toContain('HDF5 file can\'t be read');
    expect((await problemOfPromise(openDataset({ type: 'chairs', imageSize: 64, origin: { type: 'file', path: npz } }))).what).toContain('not a tar archive');
  });
});
