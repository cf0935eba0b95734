import { dataShape, varyingFactors, type Dataset } from '@shared/experiment/dataset';
import { namedDatasets } from '@shared/experiment/namedDatasets';
import type { Decoder, Encoder, Likelihood } from '@shared/experiment/model';
import type { Objective } from '@shared/experiment/objective';
import type { Prior } from '@shared/experiment/prior';

// What each part of an experiment is, in a few words: for folded groups, lists and legends.

const datasetNames: Readonly<Record<Dataset['type'], string>> = {
  circles: 'Circles',
  sprites: 'dSprites',
  rooms: '3D rooms',
  chairs: 'Chairs',
  pinwheel: 'Pinwheel',
  fashion: 'Fashion-MNIST',
  imageFiles: 'Own images',
};

/** The paper's name of a dataset, whatever its image size; else what it is with its factors. */
export function datasetTitle(dataset: Dataset): string {
  const text = (value: Dataset) => JSON.stringify({ ...value, imageSize: null });
  return namedDatasets.find((named) => text(named.dataset) === text(dataset))?.title ?? datasetLabel(dataset);
}

/** The dataset with its shape, and for circles what varies: `Circles (x, y) 32²×3`. */
export function datasetLabel(dataset: Dataset): string {
  const { imageSize, channels } = dataShape(dataset);
  if (dataset.type === 'pinwheel') return `Pinwheel · ${String(dataset.arms)} × ${String(dataset.pointsPerArm)} points`;
  const factors = dataset.type === 'circles' ? ` (${(varyingFactors(dataset) ?? []).map(({ name }) => name).join(', ')})` : '';
  const colored = dataset.type === 'sprites' && dataset.color !== null ? ', colored' : '';
  const heldOut = dataset.type === 'circles' && dataset.heldOut ? ` · ${dataset.heldOut.region} held out` : '';
  const file = 'origin' in dataset && dataset.origin.type === 'file' ? ' · original file' : '';
  return `${datasetNames[dataset.type]}${colored}${factors} ${String(imageSize)}²×${String(channels)}${heldOut}${file}`;
}

/** The encoder with its layers. */
export function encoderDetail(encoder: Encoder): string {
  if (encoder.type === 'dense') return `Dense · ${encoder.units.join(', ')}`;
  return [`${String(encoder.filters.length)} conv · ${encoder.filters.join(', ')}`, ...(encoder.dense === null ? [] : [`dense ${String(encoder.dense)}`]), ...(encoder.batchNormalization ? ['batch norm'] : [])].join(' · ');
}

/** The decoder in one word, as the papers call it. */
export function decoderLabel(decoder: Decoder): string {
  switch (decoder.type) {
    case 'broadcast':
      return decoder.coordinates === 'shuffled' ? 'Shuffled broadcast' : 'Broadcast';
    case 'deconv':
      return 'DeConv';
    case 'coordConv':
      return 'CoordConv';
    case 'dense':
      return 'Dense';
  }
}

/** The decoder with its layers. */
export function decoderDetail(decoder: Decoder): string {
  const label = decoderLabel(decoder);
  switch (decoder.type) {
    case 'broadcast':
      return [`${label} · ${String(decoder.depth)} conv of ${String(decoder.filters)}`, ...(decoder.mlpLayers > 0 ? [`MLP ${String(decoder.mlpLayers)}`] : []), ...(decoder.upscales > 0 ? [`${String(decoder.upscales)} up`] : [])].join(' · ');
    case 'deconv':
    case 'coordConv':
      return [`${label} · ${String(decoder.filters)} filters`, ...(decoder.mlpLayers > 1 ? [`MLP ${String(decoder.mlpLayers)}`] : []), ...(decoder.depth === null ? [] : [`${String(decoder.depth)} layers`])].join(' · ');
    case 'dense':
      return `${label} · ${decoder.units.join(', ')}`;
  }
}

/** The prior in a few words. */
export function priorLabel(prior: Prior): string {
  switch (prior.type) {
    case 'gaussian': {
      const scales = { isotropic: prior.variance === 1 ? 'standard normal' : 'Gaussian', pca: 'Gaussian, PCA scales', learned: 'Gaussian, learned scales', pcaLearned: 'Gaussian, PCA and learned' };
      return scales[prior.scales];
    }
    case 'studentT':
      return `Student-t, ν ${String(prior.degreesOfFreedom)}`;
    case 'mixture':
      return 'mixture of Gaussians';
    case 'spikeAndSlab':
      return `sparse, ${String(prior.sparsity)} off`;
  }
}

/** The likelihood with its parameter. */
export function likelihoodLabel(likelihood: Likelihood): string {
  switch (likelihood.type) {
    case 'bernoulli':
      return 'Bernoulli';
    case 'gaussian':
      return `Gaussian · variance ${String(likelihood.variance)}`;
    case 'learnedGaussian':
      return 'Gaussian · learned variance';
    case 'laplace':
      return `Laplace · scale ${String(likelihood.scale)}`;
  }
}

/** The objective with its weights. */
export function objectiveLabel(objective: Objective): string {
  switch (objective.type) {
    case 'vae':
      return 'VAE';
    case 'betaVae':
      return `β-VAE · β ${String(objective.beta)}`;
    case 'annealedVae':
      return `Annealed · C ${String(objective.maximumCapacity)}`;
    case 'factorVae':
      return `FactorVAE · γ ${String(objective.gamma)}`;
    case 'betaTcVae':
      return `β-TCVAE · β ${String(objective.beta)}`;
    case 'dipVae':
      return `DIP-VAE ${objective.variant} · λ ${String(objective.offDiagonal)}`;
    case 'decomposition':
      return `Decomposition · β ${String(objective.beta)}, α ${String(objective.alpha)}`;
  }
}
