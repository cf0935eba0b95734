import { describe, expect, it } from 'vitest';
import { openDataset } from '../../../src-main/datasets/openDataset';
import { Generator } from '../../../src-main/random/generator';
import { dataShape, varyingFactors } from '../../../src-shared/experiment/dataset';
import { namedDatasets } from '../../../src-shared/experiment/namedDatasets';
import { sameNumbers } from '../../support/sameNumbers';

const IMAGES = 40;

describe.each(namedDatasets)('the dataset $id', ({ dataset }) => {
  it('has the shape and the factors that are known before it is opened', async () => {
    const source = await openDataset(dataset);
    expect(source.shape).toEqual(dataShape(dataset));
    expect(source.factors).toEqual(varyingFactors(dataset));
    expect(source.size).toBeGreaterThan(0);
    source.close();
  });

  it('draws factors in range, none that are held out, and the same ones for the same seed', async () => {
    const source = await openDataset(dataset);
    const coordinates = source.sample(Generator.fromSeed(3, 'training'), IMAGES);
    expect(coordinates).toHaveLength(IMAGES * source.width);
    expect(source.sample(Generator.fromSeed(3, 'training'), IMAGES)).toEqual(coordinates);
    const values = source.factorValues(coordinates);
    const width = source.factors.length;
    expect(values).toHaveLength(IMAGES * width);
    values.forEach((value, index) => {
      const { low, high, levels } = source.factors[index % width]!;
      if (levels) expect(levels).toContain(value);
      expect(value >= low && value <= high).toBe(true);
    });
    for (let row = 0; row < IMAGES; row++) expect(source.isHeldOut(values.subarray(row * width, (row + 1) * width))).toBe(false);
  });

  it('renders the same images again, wherever they stand, over whatever was there', async () => {
    const source = await openDataset(dataset);
    const coordinates = source.sample(Generator.fromSeed(4, 'training'), IMAGES);
    const valuesPerImage = source.shape.imageSize ** 2 * source.shape.channels;
    const images = new Float32Array(IMAGES * valuesPerImage).fill(0.5);
    source.render(coordinates, images);
    const backwards = new Float32Array(IMAGES * valuesPerImage).fill(-1);
    for (let row = IMAGES - 1; row >= 0; row--) {
      source.render(coordinates.subarray(row * source.width, (row + 1) * source.width), backwards.subarray(row * valuesPerImage, (row + 1) * valuesPerImage));
    }
    expect(sameNumbers(backwards, images)).toBe(true);
    if (source.shape.imageSize > 1) expect(images.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(() => { source.render(coordinates, images.subarray(1)); }).toThrow(RangeError);
    if (!source.walkable) return;
    const located = new Float32Array(images.length);
    source.render(source.locate(source.factorValues(coordinates)), located);
    expect(sameNumbers(located, images)).toBe(true);
  });
});

describe('openDataset', () => {
  it('is cancelled by its signal', async () => {
    const reason = new Error('not wanted any more');
    await expect(openDataset(namedDatasets[0]!.dataset, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
