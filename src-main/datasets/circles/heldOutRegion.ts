import type { CirclesDataset } from '@shared/experiment/datasets/circles';
import { circlesVaryingFactors } from '@shared/experiment/datasets/circles';

/**
 * Whether factor values lie in the quarter of factor space that is kept out of training (Watters et al. 2019, Appendix
 * A.3): half the range of each of two factors, in the middle or at the upper end of both.
 */
export function heldOutRegion(dataset: CirclesDataset): ((values: ArrayLike<number>) => boolean) | undefined {
  const { heldOut } = dataset;
  if (heldOut === null) return undefined;
  const varying = circlesVaryingFactors(dataset);
  const [from, to] = heldOut.region === 'center' ? [0.25, 0.75] : [0.5, 1];
  const sides = heldOut.factors.map((name) => {
    const column = varying.findIndex((factor) => factor.name === name);
    const { low, high } = varying[column]!;
    return { column, from: low + from * (high - low), to: low + to * (high - low) };
  });
  return (values) => sides.every((side) => values[side.column]! >= side.from && values[side.column]! <= side.to);
}
