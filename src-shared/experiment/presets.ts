import type { Dataset } from './dataset';
import { clusteringExperiment } from './clusteringExperiment';
import { EXPERIMENT_VERSION, type Experiment } from './experiment';
import { independenceExperiment } from './independenceExperiment';
import { decoderSchema, encoderSchema, type Decoder } from './model';
import { requireNamedDataset } from './namedDatasets';
import { standardNormal } from './prior';
import { publishedExperiment } from './publishedExperiment';
import { publishedFactorVae } from './publishedFactorVae';
import { standardAdam } from './standardAdam';

export const presetGroups = ['Demonstrations', 'Spatial Broadcast Decoder, as published', 'Decomposition paper'] as const;

/** A ready-made experiment. */
export interface Preset {
  readonly id: string;
  readonly group: (typeof presetGroups)[number];
  readonly title: string;
  /** One sentence: what it shows and what it costs. */
  readonly summary: string;
  readonly experiment: Experiment;
}

const broadcast = decoderSchema.parse({ type: 'broadcast', depth: 3, filters: 64 });

/** Small enough for a laptop's processor, large enough to show the paper's claim. */
function demonstration(name: string, decoder: Decoder): Experiment {
  return {
    version: EXPERIMENT_VERSION,
    name: `X-Y circles, ${name}, demonstration`,
    dataset: { ...requireNamedDataset('circles-xy'), imageSize: 32 } as Dataset,
    model: { latents: 10, encoder: encoderSchema.parse({ filters: [32, 32, 32], dense: 256 }), decoder, prior: standardNormal },
    likelihood: { type: 'bernoulli' },
    objective: { type: 'vae' },
    optimizer: { ...standardAdam, learningRate: 1e-3 },
    training: { seed: 0, batchSize: 16, steps: 1000 },
    evaluation: { samples: 10_000, snapshots: 16, metrics: 'headline' },
  };
}

/** The experiments that one click runs. */
export const presets: readonly Preset[] = [
  {
    id: 'circles-demonstration-broadcast',
    group: 'Demonstrations',
    title: 'X-Y circles · broadcast decoder',
    summary: 'At 32×32: the latent plane becomes a copy of the factor plane within seconds to minutes on a CPU.',
    experiment: demonstration('broadcast decoder', decoderSchema.parse({ type: 'broadcast', depth: 3, filters: 32 })),
  },
  {
    id: 'circles-demonstration-deconv',
    group: 'Demonstrations',
    title: 'X-Y circles · DeConv decoder',
    summary: 'The same data and budget with a deconvolutional decoder: more latents, a folded plane.',
    experiment: demonstration('DeConv decoder', decoderSchema.parse({ type: 'deconv', filters: 32 })),
  },
  {
    id: 'pinwheel-demonstration',
    group: 'Demonstrations',
    title: 'Pinwheel · clusters in the latent plane',
    summary: 'Points of four arms, a prior of four clusters, and the divergence that draws one to the other: seconds on a CPU.',
    experiment: clusteringExperiment('Pinwheel, mixture prior, demonstration', { type: 'decomposition', beta: 0.1, alpha: 3, divergence: 'inclusiveKl' }),
  },
  {
    id: 'circles-xy-broadcast',
    group: 'Spatial Broadcast Decoder, as published',
    title: 'X-Y circles · broadcast decoder',
    summary: 'Figure 4, bottom row: Table 1 at 64×64 for 500,000 steps. Hours on a GPU, more than a day on a CPU.',
    experiment: publishedExperiment('X-Y circles, broadcast decoder', 'circles-xy', 500_000, broadcast),
  },
  {
    id: 'circles-xy-deconv',
    group: 'Spatial Broadcast Decoder, as published',
    title: 'X-Y circles · DeConv decoder',
    summary: 'Figure 4, middle row: the deconvolutional decoder of Table 1 at 64×64 for 500,000 steps.',
    experiment: publishedExperiment('X-Y circles, DeConv decoder', 'circles-xy', 500_000, decoderSchema.parse({ type: 'deconv', filters: 64 })),
  },
  {
    id: 'sprites-colored-broadcast',
    group: 'Spatial Broadcast Decoder, as published',
    title: 'Colored sprites · broadcast decoder',
    summary: 'Figure 2 and Tables 5 to 10: 1.5 million steps, for a GPU.',
    experiment: publishedExperiment('Colored sprites, broadcast decoder', 'sprites-colored', 1_500_000, broadcast),
  },
  {
    id: 'sprites-colored-factorvae',
    group: 'Spatial Broadcast Decoder, as published',
    title: 'Colored sprites · FactorVAE, broadcast decoder',
    summary: 'Figure 6: Table 2 with γ 35 for a million steps; about 15 % of the paper\'s seeds diverged.',
    experiment: publishedFactorVae('Colored sprites, FactorVAE, broadcast decoder', 'sprites-colored', 1_000_000, broadcast),
  },
  {
    id: 'rooms-broadcast',
    group: 'Spatial Broadcast Decoder, as published',
    title: '3D Object-in-Room · deep broadcast decoder',
    summary: 'Figure 10: six convolutions, 2.5 million steps, for a GPU.',
    experiment: publishedExperiment('3D Object-in-Room, broadcast decoder of six layers', 'rooms', 2_500_000, decoderSchema.parse({ type: 'broadcast', depth: 6, filters: 64 })),
  },
  {
    id: 'sprites-independence',
    group: 'Decomposition paper',
    title: 'dSprites · prior with the scales of the data',
    summary: 'Axes are told apart by a Gaussian prior whose variances follow the principal components; 20 passes over the data.',
    experiment: independenceExperiment('dSprites, PCA prior', { type: 'gaussian', variance: 1, scales: 'pca' }),
  },
  {
    id: 'sprites-student-t',
    group: 'Decomposition paper',
    title: 'dSprites · Student-t prior',
    summary: 'A prior that is not invariant to rotation, ν = 9; 20 passes over the data.',
    experiment: independenceExperiment('dSprites, Student-t prior', { type: 'studentT', degreesOfFreedom: 9 }),
  },
  {
    id: 'pinwheel-overlap',
    group: 'Decomposition paper',
    title: 'Pinwheel · overlap by β alone',
    summary: 'The same clusters with β = 1 and no divergence: how much the codes overlap.',
    experiment: clusteringExperiment('Pinwheel, mixture prior, β only', { type: 'decomposition', beta: 1, alpha: 0, divergence: 'inclusiveKl' }),
  },
];
