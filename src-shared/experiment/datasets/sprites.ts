import { z } from 'zod';
import { discreteFactor, evenLevels, intervalFactors, unitFactorSchema, type VaryingFactor } from './factor';
import { imageOriginSchema, imageSizeSchema } from './imageSize';

const colorSchema = z.strictObject({ hue: unitFactorSchema, saturation: unitFactorSchema, value: unitFactorSchema });

/**
 * The 737,280 images of dSprites (Matthey et al. 2017), white on black or colored online in HSV space (Watters et al.
 * 2019, Appendix A.3: H in [0, 1], S and V in [0.3, 0.7]).
 */
export const spritesSchema = z.strictObject({
  type: z.literal('sprites'),
  imageSize: imageSizeSchema,
  origin: imageOriginSchema.default({ type: 'rendered' }),
  /** Null for the binary images of one channel. */
  color: colorSchema.nullable(),
});
export type SpritesDataset = z.infer<typeof spritesSchema>;

/** The five factors of dSprites in the order of its file: shape (1 square, 2 ellipse, 3 heart), scale, orientation, posX, posY. */
export const spriteFactors: readonly VaryingFactor[] = [
  discreteFactor('shape', [1, 2, 3]),
  discreteFactor('scale', evenLevels(0.5, 1, 6)),
  discreteFactor('orientation', evenLevels(0, 2 * Math.PI, 40)),
  discreteFactor('posX', evenLevels(0, 1, 32)),
  discreteFactor('posY', evenLevels(0, 1, 32)),
];

/** The factors of dSprites, then those of its color that are intervals. */
export function spritesVaryingFactors({ color }: SpritesDataset): VaryingFactor[] {
  const colors = color === null ? [] : intervalFactors([['hue', color.hue], ['saturation', color.saturation], ['value', color.value]]);
  return [...spriteFactors, ...colors];
}
