import { clusteringExperiment } from '../../experiment/clusteringExperiment';
import { independenceExperiment } from '../../experiment/independenceExperiment';
import { decoderSchema, encoderSchema } from '../../experiment/model';
import { requireNamedDataset } from '../../experiment/namedDatasets';
import { objectiveSchema } from '../../experiment/objective';
import { priorSchema, standardNormal, type Prior } from '../../experiment/prior';
import type { Axis } from '../../study/axis';
import { hourPlan, minutesPlan, publishedPlan } from '../budgetPlans';
import { BETA, betaAxis, DECODER, decoderAxis, SMALL_FILTERS, deconv } from '../paperAxes';
import type { Reproduction } from '../reproduction';
import { reproduce } from './reproduce';

const paper = 'Decomposition of latent spaces';
const PRIOR = 'Prior';
const WEIGHTS = 'Weights';
const noText = 'The paper\'s text was not at hand; the set-up follows its public program, and no number is quoted.';

const smallDecoder = decoderAxis(DECODER, [['DeConv', deconv(SMALL_FILTERS)]]);

function priorAxis(priors: readonly (readonly [label: string, prior: Prior])[]): Axis {
  return { title: PRIOR, values: priors.map(([label, prior]) => ({ label, changes: { 'model.prior': prior } })) };
}

const priors = priorAxis([
  ['Isotropic Gaussian', standardNormal],
  ['PCA Gaussian', priorSchema.parse({ type: 'gaussian', scales: 'pca' })],
  ['Learned Gaussian', priorSchema.parse({ type: 'gaussian', scales: 'pcaLearned' })],
  ['Student-t, ν = 9', { type: 'studentT', degreesOfFreedom: 9 }],
]);

/** (β, α) of the clustering script, and values about them. */
function weightsAxis(pairs: readonly (readonly [beta: number, alpha: number])[]): Axis {
  return { title: WEIGHTS, values: pairs.map(([beta, alpha]) => ({ label: `β = ${String(beta)}, α = ${String(alpha)}`, changes: { objective: objectiveSchema.parse({ type: 'decomposition', beta, alpha, divergence: 'inclusiveKl' }) } })) };
}

const pinwheel = clusteringExperiment('Pinwheel', { type: 'decomposition', beta: 1, alpha: 0, divergence: 'inclusiveKl' });
const weights = weightsAxis([[0.01, 0], [0.5, 0], [1, 0], [1.2, 0], [0, 1], [0, 3], [0, 5], [0, 8]]);

/** Chairs at 32×32 where the paper has Fashion-MNIST, with its networks. */
const sparsity = {
  ...independenceExperiment('Sparsity', { type: 'spikeAndSlab', sparsity: 0.8, spikeVariance: 0.0025 }),
  dataset: { ...requireNamedDataset('chairs'), imageSize: 32 as const },
  model: {
    latents: 50,
    encoder: encoderSchema.parse({ filters: [32, 64, 128], dense: null, activation: 'leakyRelu', batchNormalization: true }),
    decoder: decoderSchema.parse({ type: 'deconv', filters: [64, 32], reshapeFilters: 128, depth: 3, mlpLayers: 1, batchNormalization: true }),
    prior: { type: 'spikeAndSlab', sparsity: 0.8, spikeVariance: 0.0025 } as Prior,
  },
  likelihood: { type: 'laplace', scale: 0.1 } as const,
  training: { seed: 0, batchSize: 500, steps: 9_600 },
};

const sparsityAxes: readonly Axis[] = [
  priorAxis([['Gaussian', standardNormal], ['Sparse', { type: 'spikeAndSlab', sparsity: 0.8, spikeVariance: 0.0025 }]]),
  { title: 'α', values: [0, 100].map((alpha) => ({ label: String(alpha), changes: { objective: objectiveSchema.parse({ type: 'decomposition', beta: 1, alpha, divergence: 'dimensionWiseMmd' }) } })) },
];

function sparseCodes(): Reproduction {
  const name = 'Sparsity, sparse codes by prior and divergence';
  const standIn = 'Parametric chairs stand in for Fashion-MNIST, which can\'t be shipped; with its files at hand, open the study in Set up and choose them.';
  const base = { ...sparsity, evaluation: { ...sparsity.evaluation, metrics: 'all' as const } };
  const small = minutesPlan(name, base, sparsityAxes, 3, 800);
  return {
    id: 'sparsity', paper, source: 'Sparsity', title: 'sparse codes by prior and divergence',
    claims: [{ sentence: 'A sparse prior with α = 100 gives sparser codes than the Gaussian prior of a VAE: higher Hoyer sparsity.', rule: { type: 'difference', measure: 'hoyerSparsity', higher: { [PRIOR]: 'Sparse', α: '100' }, lower: { [PRIOR]: 'Gaussian', α: '0' } } }],
    paperNumbers: [], numbersNote: noText,
    budgets: {
      minutes: { plan: { ...small, base: { ...small.base, model: { ...base.model, latents: 20, encoder: encoderSchema.parse({ filters: [16, 16, 16], dense: null, activation: 'leakyRelu', batchNormalization: true }), decoder: decoderSchema.parse({ type: 'deconv', filters: 16, depth: 3, mlpLayers: 1, batchNormalization: true }) }, training: { seed: 0, batchSize: 64, steps: 800 }, evaluation: { ...small.base.evaluation, metrics: 'all' } } }, changes: `${standIn} 20 latents, 16 filters, batches of 64, 800 steps at a learning rate of 0.001, three replicas; metrics on 2,000 images.` },
      hour: { plan: hourPlan(name, base, sparsityAxes, 3), changes: standIn },
      published: { plan: publishedPlan(name, base, sparsityAxes, 5), changes: standIn },
    },
    views: ['table', 'distributions', 'pair'],
  };
}

function clustering(): Reproduction {
  const name = 'Pinwheel, clusters by overlap and divergence';
  const axes = [weights];
  const beta = (value: string) => `β = ${value}, α = 0`;
  return {
    id: 'pinwheel', paper, source: 'Pinwheel', title: 'clusters by overlap and divergence',
    claims: [
      { sentence: 'A larger β alone raises the overlap of the posteriors, so that codes tell less: lower rate.', rule: { type: 'difference', measure: 'kl', higher: { [WEIGHTS]: beta('0.01') }, lower: { [WEIGHTS]: beta('1.2') } } },
      { sentence: 'α in place of β keeps the overlap low: higher rate than with β = 1.', rule: { type: 'difference', measure: 'kl', higher: { [WEIGHTS]: 'β = 0, α = 1' }, lower: { [WEIGHTS]: beta('1') } } },
    ],
    paperNumbers: [], numbersNote: noText,
    budgets: {
      minutes: { plan: { ...publishedPlan(name, pinwheel, axes, 3), name: `${name}, minutes` }, changes: 'As the public program does it: 3,000 steps where it makes 500 passes over one batch; three replicas.' },
      hour: { plan: { ...publishedPlan(name, pinwheel, axes, 10), name: `${name}, an hour` }, changes: 'Ten replicas.' },
      published: { plan: publishedPlan(name, pinwheel, axes, 1), changes: null },
    },
    views: ['wall', 'table', 'curves'],
  };
}

/** What Mathieu et al. 2019 train: overlap, priors, clusters, sparsity. */
export const decomposition: readonly Reproduction[] = [
  reproduce({
    id: 'overlap', paper, source: 'Overlap', title: 'β controls overlap',
    claims: [
      { sentence: 'A larger β raises the overlap of the posteriors: the rate falls.', rule: { type: 'trend', measure: 'kl', axis: BETA, direction: 'falls', within: {} } },
      { sentence: 'Reconstruction pays for it: the distortion rises.', rule: { type: 'trend', measure: 'nll', axis: BETA, direction: 'rises', within: {} } },
    ],
    paperNumbers: [], numbersNote: noText,
    base: independenceExperiment('dSprites, overlap', standardNormal), axes: [betaAxis([0.1, 0.5, 1, 2, 4, 8])], smallAxes: [smallDecoder, betaAxis([0.5, 1, 2, 4, 8])],
    replicas: [5, 3, 2], steps: 3000, views: ['rate-distortion', 'pair', 'table'],
  }),
  reproduce({
    id: 'priors', paper, source: 'Priors', title: 'priors that are not invariant to rotation',
    claims: [
      { sentence: 'A prior with the scales of the data disentangles better than the isotropic Gaussian.', rule: { type: 'difference', measure: 'mig', higher: { [PRIOR]: 'PCA Gaussian' }, lower: { [PRIOR]: 'Isotropic Gaussian' } } },
      { sentence: 'So does a Student-t prior.', rule: { type: 'difference', measure: 'mig', higher: { [PRIOR]: 'Student-t, ν = 9' }, lower: { [PRIOR]: 'Isotropic Gaussian' } } },
    ],
    paperNumbers: [], numbersNote: `${noText} It measures disentanglement by the FactorVAE score; the MIG stands in for it here.`,
    base: independenceExperiment('dSprites, priors', standardNormal), axes: [priors], smallAxes: [smallDecoder, priors],
    replicas: [5, 3, 4], steps: 3000, views: ['distributions', 'table', 'information'],
  }),
  clustering(),
  sparseCodes(),
];
