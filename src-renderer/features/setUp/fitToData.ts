import { dataShape, type Dataset } from '@shared/experiment/dataset';
import type { ExperimentDraft } from './draft';
import { defaultDecoder, defaultEncoder, defaultLikelihood, defaultPrior } from './partDefaults';

/**
 * Puts a dataset into the draft and replaces the parts that can't go with it: points need dense networks and a likelihood
 * for coordinates, images that come after points convolutions, and no more halvings than their size allows.
 * @returns what was replaced, by name; the caller tells the researcher
 */
export function fitToData(draft: ExperimentDraft, dataset: Dataset): string[] {
  const replaced: string[] = [];
  const { model } = draft;
  const fromPoints = draft.dataset.type === 'pinwheel' && dataset.type !== 'pinwheel';
  const { imageSize } = dataShape(dataset);
  draft.dataset = structuredClone(dataset);
  if (imageSize === 1) {
    if (model.encoder.type !== 'dense') {
      model.encoder = defaultEncoder('dense');
      replaced.push('encoder');
    }
    if (model.decoder.type !== 'dense') {
      model.decoder = defaultDecoder('dense');
      replaced.push('decoder');
    }
    if (draft.likelihood.type === 'bernoulli') {
      draft.likelihood = defaultLikelihood('learnedGaussian');
      replaced.push('likelihood');
    }
    return replaced;
  }
  if (fromPoints) {
    model.encoder = defaultEncoder('convolutional');
    model.decoder = defaultDecoder('broadcast');
    draft.likelihood = defaultLikelihood('bernoulli');
    replaced.push('encoder', 'decoder', 'likelihood');
    // The mixture lies in a plane; images want more room.
    if (model.prior.type === 'mixture') {
      model.prior = defaultPrior('gaussian');
      model.latents = 10;
      replaced.push('prior');
    }
  }
  const deepest = Math.log2(imageSize);
  if (model.encoder.type === 'convolutional' && model.encoder.filters.length > deepest) {
    model.encoder.filters = model.encoder.filters.slice(0, deepest);
    replaced.push('encoder');
  }
  return replaced;
}
