import { z } from 'zod';
import { discreteFactor, evenLevels, type VaryingFactor } from './factor';
import { imageOriginSchema, imageSizeSchema } from './imageSize';

/** Gray chairs on white (Aubry et al. 2014): the original renderings from their archive or folder, or parametric chairs of our own. */
export const chairsSchema = z.strictObject({
  type: z.literal('chairs'),
  imageSize: imageSizeSchema,
  origin: imageOriginSchema.default({ type: 'rendered' }),
});
export type ChairsDataset = z.infer<typeof chairsSchema>;

/** How many parametric chairs there are. */
export const CHAIR_MODELS = 48;

/** Factors of the parametric chairs: which chair, the azimuth in degrees (31 views, as in the original), the elevation in degrees. */
export const renderedChairFactors: readonly VaryingFactor[] = [
  discreteFactor('model', evenLevels(0, CHAIR_MODELS - 1, CHAIR_MODELS)),
  discreteFactor('azimuth', Array.from({ length: 31 }, (_, index) => (index * 360) / 31)),
  discreteFactor('elevation', [20, 30]),
];
