import { z } from 'zod';
import { discreteFactor, evenLevels, type VaryingFactor } from './factor';

const deviationSchema = z.number().positive('must be above 0').max(2, 'must be at most 2');

/**
 * A spiral of Gaussian arms in the plane (Johnson et al. 2016), the clustering experiment of Mathieu et al. 2019: for each
 * arm, points N([1, 0], diag(radial, tangential)²), turned by 2π·arm/arms + rate·exp(x).
 */
export const pinwheelSchema = z.strictObject({
  type: z.literal('pinwheel'),
  arms: z.int().min(2, 'must be at least 2').max(12, 'must be at most 12'),
  pointsPerArm: z.int().min(10, 'must be at least 10').max(10_000, 'must be at most 10,000'),
  radialDeviation: deviationSchema,
  tangentialDeviation: deviationSchema,
  rate: z.number().min(0, 'must be at least 0').max(2, 'must be at most 2'),
  /** Seeds the points, so that all runs of an experiment see the same ones. */
  seed: z.int().min(0, 'must be at least 0').max(2 ** 31 - 1, 'must be below 2³¹'),
});
export type PinwheelDataset = z.infer<typeof pinwheelSchema>;

/** The one factor of the pinwheel: the arm of a point. */
export function pinwheelVaryingFactors({ arms }: PinwheelDataset): VaryingFactor[] {
  return [discreteFactor('arm', evenLevels(0, arms - 1, arms))];
}
