import { z } from 'zod';
import { discreteFactor, factorSchema, intervalFactors, unitFactorSchema, type Factor, type VaryingFactor } from './factor';
import { channelsSchema, imageSizeSchema } from './imageSize';

/** The color of the circle; the paper draws some datasets in HSV space and some in RGB space (Table 3). */
const colorSchema = z.discriminatedUnion('space', [
  z.strictObject({ space: z.literal('hsv'), hue: unitFactorSchema, saturation: unitFactorSchema, value: unitFactorSchema }),
  z.strictObject({ space: z.literal('rgb'), red: unitFactorSchema, green: unitFactorSchema, blue: unitFactorSchema }),
]);

/**
 * A quarter of factor space that is never trained on: half of the range of each of two factors, in the middle or at the
 * upper end of both (Watters et al. 2019, Appendix A.3 and Figures 12 to 19; which corner is not stated there).
 */
const heldOutSchema = z.strictObject({
  factors: z.tuple([z.string(), z.string()]),
  region: z.enum(['center', 'corner']),
});
export type HeldOut = z.infer<typeof heldOutSchema>;

/**
 * Circles on black (Watters et al. 2019, Appendix A.3 and Table 3). Positions are the center of the circle and `size` is
 * its diameter, all as fractions of the frame's width; y grows downwards.
 */
export const circlesSchema = z
  .strictObject({
    type: z.literal('circles'),
    imageSize: imageSizeSchema,
    /** With one channel the luminance (Rec. 601) of the color is drawn. */
    channels: channelsSchema,
    x: unitFactorSchema,
    y: unitFactorSchema,
    size: factorSchema(0.02, 1),
    color: colorSchema,
    /** Subpixels per pixel along each axis. The paper uses 5. */
    antialiasing: z.int().min(1, 'must be at least 1').max(8, 'must be at most 8'),
    heldOut: heldOutSchema.nullable().default(null),
    /** Share of images without a circle (Figure 20 has half of them blank). */
    blankShare: z.number().min(0, 'must be at least 0').max(0.9, 'must be at most 0.9').default(0),
  })
  .check(({ value, issues }) => {
    const varying = intervalFactors(circlesFactors(value)).map(({ name }) => name);
    if (varying.length === 0) issues.push({ code: 'custom', input: value, path: ['x'], message: 'at least one factor must be a range, or every image is the same' });
    const [first, second] = value.heldOut?.factors ?? varying;
    if (value.heldOut && (first === second || !varying.includes(first!) || !varying.includes(second!))) {
      issues.push({ code: 'custom', input: value.heldOut, path: ['heldOut', 'factors'], message: `must be two different factors that vary; here they are: ${varying.join(', ')}` });
    }
  });
export type CirclesDataset = z.infer<typeof circlesSchema>;

/** Every factor of the circles by name, fixed or varying, in their canonical order. */
export function circlesFactors(dataset: Pick<CirclesDataset, 'x' | 'y' | 'size' | 'color'>): readonly (readonly [name: string, factor: Factor])[] {
  const { color } = dataset;
  const colorFactors = color.space === 'hsv'
    ? ([['hue', color.hue], ['saturation', color.saturation], ['value', color.value]] as const)
    : ([['red', color.red], ['green', color.green], ['blue', color.blue]] as const);
  return [['x', dataset.x], ['y', dataset.y], ['size', dataset.size], ...colorFactors];
}

/** The factors of the circles that vary; where some images are blank, `present` (0 or 1) comes last. */
export function circlesVaryingFactors(dataset: CirclesDataset): VaryingFactor[] {
  return [...intervalFactors(circlesFactors(dataset)), ...(dataset.blankShare > 0 ? [discreteFactor('present', [0, 1])] : [])];
}
