import type { NetworkSpecification } from '../engine';
import { denseTensors, type LayerTensor } from '../model/layerTensors';

/** Codes of images, and codes whose latents are permuted over the batch. */
const CLASSES = 2;

/** What FactorVAE adds to the weights: `discriminator/dense0…` and `discriminator/logits`. */
export function discriminatorTensors({ objective, model }: Pick<NetworkSpecification, 'objective' | 'model'>): LayerTensor[] {
  if (objective.type !== 'factorVae') return [];
  const { layers, units } = objective.discriminator;
  const hidden = Array.from({ length: layers }, (_, index) => denseTensors(`discriminator/dense${String(index)}`, index === 0 ? model.latents : units, units, 'discriminator'));
  return [...hidden.flat(), ...denseTensors('discriminator/logits', units, CLASSES, 'discriminator')];
}
