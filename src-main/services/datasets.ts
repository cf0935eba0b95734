import type { datasetCalls } from '@shared/contract/datasets';
import { varyingFactors } from '@shared/experiment/dataset';
import { renderImages } from '../datasets/renderImages';
import { sampleFactors } from '../datasets/sampleFactors';
import { Generator } from '../random/generator';
import { spriteSheet } from '../training/evaluation/spriteSheet';
import type { ServicesOf } from './servicesOf';

const COLUMNS = 8;

export const datasetServices: ServicesOf<typeof datasetCalls> = {
  'datasets.preview': async ({ dataset, seed, images, points }) => {
    const factors = varyingFactors(dataset);
    const values = sampleFactors(dataset, Generator.fromSeed(seed, 'preview'), Math.max(images, points));
    const { imageSize, channels } = dataset;
    const columns = Math.min(images, COLUMNS);
    const rows = Math.ceil(images / columns);
    const imageValues = imageSize * imageSize * channels;
    // The last row may be short: what is left of it stays black.
    const pixels = new Float32Array(rows * columns * imageValues);
    renderImages(dataset, values.subarray(0, images * factors.length), pixels.subarray(0, images * imageValues));
    return {
      images: spriteSheet(pixels, rows, columns, imageSize, channels),
      factors: factors.map(({ name }) => name),
      values: Array.from({ length: points }, (_, point) => [...values.subarray(point * factors.length, (point + 1) * factors.length)]),
    };
  },
};
