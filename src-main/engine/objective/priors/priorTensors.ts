import type { NetworkSpecification } from '../../engine';
import type { LayerTensor } from '../../model/layerTensors';

/** The weight that trained scales of a Gaussian prior are made from, [latents]. */
export const PRIOR_LOG_VARIANCE = 'prior/logVariance';

/** What the prior adds to the weights: `prior/logVariance` where its scales are trained. */
export function priorTensors({ model, principalVariances }: Pick<NetworkSpecification, 'model' | 'principalVariances'>): LayerTensor[] {
  const { prior, latents } = model;
  if (prior.type !== 'gaussian') return [];
  const trained = (initial: LayerTensor['initial']): LayerTensor[] => [{ name: PRIOR_LOG_VARIANCE, shape: [latents], role: 'prior', initial }];
  if (prior.scales === 'learned') return trained({ constant: 0 });
  return prior.scales === 'pcaLearned' ? trained({ values: principalVariances!.map((variance) => Math.log(variance)) }) : [];
}
