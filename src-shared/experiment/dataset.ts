import { z } from 'zod';

/** Either one value, or a closed interval from which a factor of variation is drawn uniformly. */
function factorSchema(minimum: number, maximum: number) {
  const value = z.number().min(minimum, `must be at least ${String(minimum)}`).max(maximum, `must be at most ${String(maximum)}`);
  return z.union([value, z.tuple([value, value]).refine(([low, high]) => low < high, 'the first value must be below the second')], {
    error: `must be a number or a pair [low, high] between ${String(minimum)} and ${String(maximum)}`,
  });
}

const unitFactor = factorSchema(0, 1);
export type Factor = z.infer<typeof unitFactor>;

/** The color of the circle; the paper draws some datasets in HSV space and some in RGB space (Table 3). */
const colorSchema = z.discriminatedUnion('space', [
  z.strictObject({ space: z.literal('hsv'), hue: unitFactor, saturation: unitFactor, value: unitFactor }),
  z.strictObject({ space: z.literal('rgb'), red: unitFactor, green: unitFactor, blue: unitFactor }),
]);

/**
 * Circles on black (Watters et al. 2019, Appendix A.3 and Table 3). Positions are the center of the circle and `size` is
 * its diameter, all as fractions of the frame's width; y grows downwards.
 */
export const circlesSchema = z.strictObject({
  type: z.literal('circles'),
  imageSize: z.union([z.literal(32), z.literal(64)], { error: 'must be 32 or 64' }),
  /** With one channel the luminance (Rec. 601) of the color is drawn. */
  channels: z.union([z.literal(1), z.literal(3)], { error: 'must be 1 or 3' }),
  x: unitFactor,
  y: unitFactor,
  size: factorSchema(0.02, 1),
  color: colorSchema,
  /** Subpixels per pixel along each axis. The paper uses 5. */
  antialiasing: z.int().min(1, 'must be at least 1').max(8, 'must be at most 8'),
});

/** Every dataset that can be trained on. Later datasets are further members of this union. */
export const datasetSchema = z
  .discriminatedUnion('type', [circlesSchema])
  .refine((dataset) => varyingFactors(dataset).length > 0, { error: 'at least one factor must be a range, or every image is the same', path: ['x'] });
export type Dataset = z.infer<typeof datasetSchema>;
export type CirclesDataset = z.infer<typeof circlesSchema>;

/** One factor of variation of a dataset, with the interval it is drawn from. */
export interface VaryingFactor {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/** Every factor of the circles by name, fixed or varying, in their canonical order. */
export function circlesFactors(dataset: CirclesDataset): readonly (readonly [name: string, factor: Factor])[] {
  const { color } = dataset;
  const colorFactors = color.space === 'hsv'
    ? ([['hue', color.hue], ['saturation', color.saturation], ['value', color.value]] as const)
    : ([['red', color.red], ['green', color.green], ['blue', color.blue]] as const);
  return [['x', dataset.x], ['y', dataset.y], ['size', dataset.size], ...colorFactors];
}

/** The factors that vary, in canonical order; factor values everywhere are listed in this order. */
export function varyingFactors(dataset: CirclesDataset): VaryingFactor[] {
  return circlesFactors(dataset).flatMap(([name, factor]) => (Array.isArray(factor) ? [{ name, low: factor[0], high: factor[1] }] : []));
}
