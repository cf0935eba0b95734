import { affineFit, type AffineFit } from './affineFit';
import type { GeometrySamples } from './representation';
import { takeRows } from './statistics/takeRows';

/**
 * How well an affine map from two latents explains the one or two factors that they should show: R² over the rows given. It
 * is not changed by rotating the latents, nor does it notice which of them carries what, which MIG does. A number of our
 * own for what the plots of Watters et al. 2019 (Figure 4, Appendix H) show.
 */
export function geometryScore({ plane, targets, targetCount }: GeometrySamples, rows: Uint32Array): AffineFit {
  return affineFit(takeRows(plane, 2, rows), takeRows(targets, targetCount, rows), targetCount);
}
