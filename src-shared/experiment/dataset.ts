import { z } from 'zod';
import { chairsSchema, renderedChairFactors } from './datasets/chairs';
import { circlesSchema, circlesVaryingFactors } from './datasets/circles';
import type { VaryingFactor } from './datasets/factor';
import { fashionSchema } from './datasets/fashion';
import { imageFilesSchema } from './datasets/imageFiles';
import { pinwheelSchema, pinwheelVaryingFactors } from './datasets/pinwheel';
import { roomFactors, roomsSchema } from './datasets/rooms';
import { spritesSchema, spritesVaryingFactors } from './datasets/sprites';

/** Every dataset that can be trained on. */
export const datasetSchema = z.discriminatedUnion('type', [
  circlesSchema,
  spritesSchema,
  roomsSchema,
  chairsSchema,
  pinwheelSchema,
  fashionSchema,
  imageFilesSchema,
]);
export type Dataset = z.infer<typeof datasetSchema>;

/** What one item of a dataset is to the networks. Points of the plane are images of one pixel with two channels. */
export interface DataShape {
  /** Side of the square image in pixels. */
  readonly imageSize: number;
  readonly channels: number;
}

/** The shape of every item of a dataset, known without reading any file. */
export function dataShape(dataset: Dataset): DataShape {
  switch (dataset.type) {
    case 'circles':
    case 'imageFiles':
      return { imageSize: dataset.imageSize, channels: dataset.channels };
    case 'sprites':
      return { imageSize: dataset.imageSize, channels: dataset.color === null ? 1 : 3 };
    case 'rooms':
      return { imageSize: dataset.imageSize, channels: 3 };
    case 'chairs':
    case 'fashion':
      return { imageSize: dataset.imageSize, channels: 1 };
    case 'pinwheel':
      return { imageSize: 1, channels: 2 };
  }
}

/** The file or folder that a dataset is read from; null where all of it is rendered. */
export function dataPath(dataset: Dataset): string | null {
  if ('path' in dataset) return dataset.path;
  return 'origin' in dataset && dataset.origin.type === 'file' ? dataset.origin.path : null;
}

/**
 * The factors that vary, in canonical order; factor values everywhere are listed in this order. Null where only the file
 * can tell: its labels name them.
 */
export function varyingFactors(dataset: Dataset): readonly VaryingFactor[] | null {
  switch (dataset.type) {
    case 'circles':
      return circlesVaryingFactors(dataset);
    case 'sprites':
      return spritesVaryingFactors(dataset);
    case 'rooms':
      return roomFactors;
    case 'chairs':
      return dataset.origin.type === 'rendered' ? renderedChairFactors : null;
    case 'pinwheel':
      return pinwheelVaryingFactors(dataset);
    case 'fashion':
    case 'imageFiles':
      return null;
  }
}
