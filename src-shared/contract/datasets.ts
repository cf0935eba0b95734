import { z } from 'zod';
import { datasetSchema } from '../experiment/dataset';
import { dataPathSchema } from '../experiment/datasets/imageSize';
import { spriteSheetSchema } from '../run/evaluation';
import { call } from './call';

export const datasetCalls = {
  /** Sample images and the factor values they were drawn from. */
  'datasets.preview': call(
    z.strictObject({ dataset: datasetSchema, seed: z.int().min(0), images: z.int().min(1).max(64), points: z.int().min(1).max(2000) }),
    z.strictObject({
      images: spriteSheetSchema,
      /** Names of the factors, in canonical order; empty where the data has no labels. */
      factors: z.array(z.string()),
      /** The range of each factor, and how many levels it has; null where it is continuous. */
      ranges: z.array(z.strictObject({ low: z.number(), high: z.number(), levels: z.int().nullable() })),
      /** Sampled factor values, [points][factors]; the first ones belong to the images. */
      values: z.array(z.array(z.number())),
      /** Where the data are points of the plane and no images: where those of `values` lie. */
      positions: z.array(z.tuple([z.number(), z.number()])).nullable(),
      /** How many different images there are, or the number that the paper drew where there is no end of them. */
      size: z.int(),
      /** Whether images of any factor values can be had. */
      walkable: z.boolean(),
    }),
  ),
  /** Ends the reading of a file or folder of data; a preview that waits for it fails with code `cancelled`. */
  'datasets.stopReading': call(z.strictObject({ path: dataPathSchema }), z.strictObject({})),
};

export const datasetEvents = {
  /** A large file or folder is being read for the first time, for a preview or a run; told a few times a second, at last with 1. */
  'datasets.reading': z.strictObject({ path: z.string(), fraction: z.number().min(0).max(1) }),
};
