import type { Dataset } from '@shared/experiment/dataset';
import { namedDataset } from '@shared/experiment/namedDatasets';
import { decoderSchema, encoderSchema, likelihoodSchema, type Decoder, type Encoder, type Likelihood } from '@shared/experiment/model';
import { objectiveSchema, type Objective } from '@shared/experiment/objective';
import { priorSchema, type Prior } from '@shared/experiment/prior';

// What a part is set to when its kind is chosen: the papers' own values, filled up by the schemas.

type Defaults<Part extends { readonly type: string }> = Readonly<Record<Part['type'], object>>;

const encoders: Defaults<Encoder> = {
  convolutional: { type: 'convolutional', filters: [32, 32, 32], dense: 256 },
  dense: { type: 'dense', units: [100] },
};

const decoders: Defaults<Decoder> = {
  broadcast: { type: 'broadcast', depth: 3, filters: 32 },
  deconv: { type: 'deconv', filters: 32 },
  coordConv: { type: 'coordConv', filters: 32 },
  dense: { type: 'dense', units: [100] },
};

const likelihoods: Defaults<Likelihood> = {
  bernoulli: { type: 'bernoulli' },
  gaussian: { type: 'gaussian', variance: 0.3 },
  learnedGaussian: { type: 'learnedGaussian' },
  laplace: { type: 'laplace', scale: 0.1 },
};

const priors: Defaults<Prior> = {
  gaussian: { type: 'gaussian' },
  studentT: { type: 'studentT', degreesOfFreedom: 9 },
  mixture: { type: 'mixture', variance: 0.03 },
  spikeAndSlab: { type: 'spikeAndSlab', sparsity: 0.8, spikeVariance: 0.0025 },
};

const objectives: Defaults<Objective> = {
  vae: { type: 'vae' },
  betaVae: { type: 'betaVae', beta: 4 },
  annealedVae: { type: 'annealedVae', gamma: 1000, maximumCapacity: 25, annealingSteps: 100_000 },
  factorVae: { type: 'factorVae', beta: 1, gamma: 35, discriminator: { layers: 6, units: 1000, learningRate: 2e-5, beta1: 0.5, beta2: 0.9 } },
  betaTcVae: { type: 'betaTcVae', alpha: 1, beta: 6, gamma: 1, estimator: 'weighted' },
  dipVae: { type: 'dipVae', variant: 'I', offDiagonal: 10, diagonal: 100 },
  decomposition: { type: 'decomposition', beta: 1, alpha: 10, divergence: 'dimensionWiseMmd' },
};

/** An encoder of a kind. */
export function defaultEncoder(type: Encoder['type']): Encoder {
  return encoderSchema.parse(encoders[type]);
}

/** A decoder of a kind; with convolutions it takes over the filters of the one before. */
export function defaultDecoder(type: Decoder['type'], filters: number | null = null): Decoder {
  return decoderSchema.parse({ ...decoders[type], ...(type !== 'dense' && filters !== null ? { filters } : {}) });
}

/** A likelihood of a kind. */
export function defaultLikelihood(type: Likelihood['type']): Likelihood {
  return likelihoodSchema.parse(likelihoods[type]);
}

/** A prior of a kind. */
export function defaultPrior(type: Prior['type']): Prior {
  return priorSchema.parse(priors[type]);
}

/** An objective of a kind. */
export function defaultObjective(type: Objective['type']): Objective {
  return objectiveSchema.parse(objectives[type]);
}

/** Datasets that need a path have none to begin with: the field says so. */
const withoutPath = {
  fashion: { type: 'fashion', imageSize: 32, path: '' },
  imageFiles: { type: 'imageFiles', imageSize: 64, channels: 3, path: '', images: null, labels: null },
} as const satisfies Partial<Record<Dataset['type'], Dataset>>;

/** A dataset that is chosen by its name, or by its type where it must be read from files. */
export function chosenDataset(choice: string): Dataset {
  if (choice === 'fashion' || choice === 'imageFiles') return withoutPath[choice];
  const named = namedDataset(choice);
  if (!named) throw new Error(`There is no dataset named ${choice}`);
  return named.dataset;
}
