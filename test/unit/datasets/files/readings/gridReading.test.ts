import { describe, expect, it } from 'vitest';
import { openNpz } from '../../../../../src-main/datasets/files/arrays/openNpz';
import { gridReading, type GridFile } from '../../../../../src-main/datasets/files/readings/gridReading';
import { discreteFactor } from '../../../../../src-shared/experiment/datasets/factor';
import { npyBytes } from '../support/npyBytes';
import { problemOfPromise } from '../support/problemOfPromise';
import { writtenFile } from '../support/writtenFile';
import { zipBytes } from '../support/zipBytes';

/** A small file of the form of the published ones. */
const grid: GridFile = {
  title: 'Small Shapes',
  imagesName: 'imgs',
  labelsName: 'values',
  firstColumn: 1,
  factors: [discreteFactor('shape', [1, 2]), discreteFactor('angle', [0, 0.1, 0.2])],
  imageShape: [32, 32],
  shape: { imageSize: 32, channels: 1 },
  bitsPerValue: 1,
};
const rows = [[1, 1, 0], [1, 1, 0.1], [1, 1, 0.2], [1, 2, 0], [1, 2, 0.1], [1, 2, 0.2]];
const images = Uint8Array.from({ length: 6 * 32 * 32 }, (_, index) => Number((index * 7919) % 11 < 4));

function archive(labels: readonly (readonly number[])[], count = 6): string {
  const values = Float64Array.from(labels.flat());
  return writtenFile('small.npz', zipBytes([
    { name: 'imgs.npy', content: npyBytes(`'|u1'`, `(${String(count)}, 32, 32)`, images.subarray(0, count * 1024)), deflated: true },
    { name: 'values.npy', content: npyBytes(`'<f8'`, `(${String(labels.length)}, ${String(labels[0]!.length)})`, Buffer.from(values.buffer)) },
  ]));
}

async function reading(path: string, file: GridFile = grid) {
  return gridReading(await openNpz(path), file);
}

describe('gridReading', () => {
  it('reads images whose labels are as they should be', async () => {
    const opened = await reading(archive(rows.map((row) => row.map((value) => value + 1e-6))));
    expect(opened.images).toBe(6);
    expect(opened.labels).toEqual({ kind: 'grid', factors: grid.factors });
    const blocks: number[] = [];
    for await (const block of opened.blocks()) blocks.push(...block);
    expect(blocks).toEqual(Array.from(images, (value) => value * 255));
    opened.close();
  });

  async function refusal(path: string, file?: GridFile): Promise<string> {
    return (await problemOfPromise(reading(path, file))).what;
  }

  it('refuses another order of images, which would be taken for others', async () => {
    expect(await refusal(archive([rows[1]!, rows[0]!, ...rows.slice(2)]))).toContain('not the published file of Small Shapes: image 0 is labelled with 0.1 for angle, and should be with 0');
    expect(await refusal(archive(rows.map((row, index) => (index === 5 ? [1, Number.NaN, 0.2] : row))))).toContain('image 5');
  });

  it('refuses files with other arrays', async () => {
    expect(await refusal(archive(rows, 5))).toContain('shape 5×32×32, and should have 6×32×32');
    expect(await refusal(archive(rows.slice(1)))).toContain('labels have the shape 5×3');
    expect(await refusal(archive(rows.map((row) => row.slice(1))))).toContain('labels have the shape 6×2');
    expect(await refusal(archive(rows), { ...grid, imagesName: 'images' })).toContain('no array named images');
  });
});
