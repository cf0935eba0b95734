import { z } from 'zod';
import { discreteFactor, evenLevels, type VaryingFactor } from './factor';
import { imageOriginSchema, imageSizeSchema } from './imageSize';

/** 3D Object-in-Room (Kim and Mnih 2018; published as 3D Shapes): 480,000 color images of an object in a room. */
export const roomsSchema = z.strictObject({
  type: z.literal('rooms'),
  imageSize: imageSizeSchema,
  origin: imageOriginSchema.default({ type: 'rendered' }),
});
export type RoomsDataset = z.infer<typeof roomsSchema>;

const hues = Array.from({ length: 10 }, (_, index) => index / 10);

/** The six factors in the order of the original file: hues in [0, 0.9], shape 0 cube, 1 cylinder, 2 sphere, 3 capsule, orientation in degrees. */
export const roomFactors: readonly VaryingFactor[] = [
  discreteFactor('floorHue', hues),
  discreteFactor('wallHue', hues),
  discreteFactor('objectHue', hues),
  discreteFactor('scale', evenLevels(0.75, 1.25, 8)),
  discreteFactor('shape', [0, 1, 2, 3]),
  discreteFactor('orientation', evenLevels(-30, 30, 15)),
];
