import { z } from 'zod';
import { datasetSchema } from '../experiment/dataset';
import { spriteSheetSchema } from '../run/evaluation';
import { call } from './call';

export const datasetCalls = {
  /** Sample images and the factor values they were drawn from. */
  'datasets.preview': call(
    z.strictObject({ dataset: datasetSchema, seed: z.int().min(0), images: z.int().min(1).max(64), points: z.int().min(1).max(2000) }),
    z.strictObject({
      images: spriteSheetSchema,
      /** Names of the varying factors, in canonical order. */
      factors: z.array(z.string()),
      /** Sampled factor values, [points][factors]; the first ones belong to the images. */
      values: z.array(z.array(z.number())),
    }),
  ),
};
