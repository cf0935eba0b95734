import type { CallOutput } from '@shared/contract/contract';
import type { Dataset } from '@shared/experiment/dataset';
import type { SpriteSheet } from '@shared/run/evaluation';
import type { ImageSource } from '../../datasets/imageSource';
import { pictures } from '../../datasets/pictures';
import { Generator } from '../../random/generator';
import { renderedImages } from '../evaluation/renderedImages';
import { spriteSheet } from '../evaluation/spriteSheet';

/** A sample of a dataset, for people to look at. */
export type DatasetPreview = CallOutput<'datasets.preview'>;

export interface PreviewRequest {
  readonly dataset: Dataset;
  readonly seed: number;
  /** How many images, and of how many images the factor values. */
  readonly images: number;
  readonly points: number;
}

const COLUMNS = 8;

/** Draws images and factor values as training would; the first values belong to the images. */
export function samplePreview(source: ImageSource, { seed, images, points }: PreviewRequest): DatasetPreview {
  const coordinates = source.sample(Generator.fromSeed(seed, 'preview'), Math.max(images, points));
  const values = source.factorValues(coordinates);
  const width = source.factors.length;
  return {
    images: previewSheet(source, renderedImages(source, coordinates.subarray(0, images * source.width)), images),
    factors: source.factors.map(({ name }) => name),
    ranges: source.factors.map(({ low, high, levels }) => ({ low, high, levels: levels?.length ?? null })),
    values: Array.from({ length: points }, (_, point) => [...values.subarray(point * width, (point + 1) * width)]),
    positions: source.shape.imageSize === 1 ? positionsOf(renderedImages(source, coordinates.subarray(0, points * source.width))) : null,
    size: source.size,
    walkable: source.walkable,
  };
}

function positionsOf(data: Float32Array): [number, number][] {
  return Array.from({ length: data.length / 2 }, (_, point) => [data[2 * point]!, data[2 * point + 1]!]);
}

/** Rows of `COLUMNS` pictures; the last row may be short: what is left of it stays black. */
function previewSheet({ shape }: ImageSource, data: Float32Array, count: number): SpriteSheet {
  const { values, imageSize, channels } = pictures(shape, data);
  const columns = Math.min(count, COLUMNS);
  const rows = Math.ceil(count / columns);
  const pixels = new Float32Array(rows * columns * imageSize * imageSize * channels);
  pixels.set(values);
  return spriteSheet(pixels, rows, columns, imageSize, channels);
}
