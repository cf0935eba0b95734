import type { Dataset } from '@shared/experiment/dataset';
import type { Geometry } from '@shared/run/evaluation';
import type { EngineSession, Posterior } from '../../engine/engine';
import { affineFit } from '../../science/affineFit';
import { ascendingOrder } from '../../science/ascendingOrder';
import { encodeFactors } from './encodeFactors';
import type { EvaluationSet } from './evaluationSet';
import { factorGrid } from './factorGrid';

/**
 * Embeds the factor grid in the two latents of lowest mean variance (Watters et al. 2019, Figure 4) and measures over the
 * evaluation set how close the two latents come to an affine image of the grid's factors. A model with one latent has it
 * on both axes.
 * @param posterior of the evaluation set.
 * @param variance mean posterior variance, [latents].
 */
export async function latentGeometry(session: EngineSession, dataset: Dataset, set: EvaluationSet, posterior: Posterior, variance: readonly number[]): Promise<Geometry> {
  const latents = variance.length;
  const [first = 0, second = first] = ascendingOrder(variance);
  const grid = factorGrid(dataset);
  const { mean } = await encodeFactors(session, dataset, latents, grid.factors, () => undefined);
  const plane = new Float64Array(set.samples * 2);
  const scaled = new Float64Array(set.samples * grid.names.length);
  for (let sample = 0; sample < set.samples; sample++) {
    plane[sample * 2] = posterior.mean[sample * latents + first]!;
    plane[sample * 2 + 1] = posterior.mean[sample * latents + second]!;
    grid.names.forEach((_, factor) => {
      const { low, high } = set.varying[factor]!;
      scaled[sample * grid.names.length + factor] = (set.factors[sample * set.varying.length + factor]! - low) / (high - low);
    });
  }
  return {
    latents: [first, second],
    factors: grid.names,
    rows: grid.rows,
    columns: grid.columns,
    factorValues: grid.values,
    means: grid.values.map((_, point) => Array.from(mean.subarray(point * latents, (point + 1) * latents))),
    ...affineFit(plane, scaled, grid.names.length),
  };
}
