import type { NetworkSpecification } from './engine';

/** What a training step can be fed: `permutations` and `priorSamples` only where the objective asks for them. */
export type SequenceName = 'images' | 'noise' | 'permutations' | 'priorSamples';

/** One input that is new at every step. */
export interface Sequence {
  readonly name: SequenceName;
  /** Of one step. */
  readonly shape: readonly number[];
}

/**
 * What every step of a specification is fed, in the order in which it is drawn:
 * - `images` [images, height, width, channels]: a batch, and for FactorVAE a second, independent one after it;
 * - `noise` [images, latents]: standard normal, for each of those images;
 * - `permutations` [batch, latents]: for FactorVAE, which row of the second batch each latent is taken from;
 * - `priorSamples` [batch, latents]: for the decomposition objective, as `drawPriorSamples` gives them.
 */
export function sequences({ imageSize, channels, batchSize, model, objective }: Pick<NetworkSpecification, 'imageSize' | 'channels' | 'batchSize' | 'model' | 'objective'>): Sequence[] {
  const images = objective.type === 'factorVae' ? 2 * batchSize : batchSize;
  const perLatent = [batchSize, model.latents];
  const common: Sequence[] = [{ name: 'images', shape: [images, imageSize, imageSize, channels] }, { name: 'noise', shape: [images, model.latents] }];
  if (objective.type === 'factorVae') return [...common, { name: 'permutations', shape: perLatent }];
  if (objective.type === 'decomposition') return [...common, { name: 'priorSamples', shape: perLatent }];
  return common;
}
