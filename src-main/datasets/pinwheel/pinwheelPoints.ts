import type { PinwheelDataset } from '@shared/experiment/datasets/pinwheel';
import { Generator } from '../../random/generator';

/**
 * The points of a pinwheel (Johnson et al. 2016, as Mathieu et al. 2019 draw it): N([1, 0], diag(radial, tangential)²) for
 * each arm, each point (x, y) turned as a row vector, (x, y)·[cos θ, −sin θ; sin θ, cos θ], by θ = 2π·arm/arms + rate·exp(x).
 * @returns [arms, pointsPerArm, 2], the same for the same seed.
 */
export function pinwheelPoints({ arms, pointsPerArm, radialDeviation, tangentialDeviation, rate, seed }: PinwheelDataset): Float32Array {
  const points = new Float32Array(arms * pointsPerArm * 2);
  Generator.fromSeed(seed, 'dataset').fillNormal(points);
  for (let point = 0; point < arms * pointsPerArm; point++) {
    const x = 1 + radialDeviation * points[point * 2]!;
    const y = tangentialDeviation * points[point * 2 + 1]!;
    const angle = (2 * Math.PI * Math.floor(point / pointsPerArm)) / arms + rate * Math.exp(x);
    points[point * 2] = x * Math.cos(angle) + y * Math.sin(angle);
    points[point * 2 + 1] = y * Math.cos(angle) - x * Math.sin(angle);
  }
  return points;
}
