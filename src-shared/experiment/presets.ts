import type { Dataset } from './dataset';
import { EXPERIMENT_VERSION, type Experiment } from './experiment';
import type { Decoder } from './model';

/** A ready-made experiment. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  /** One sentence: what it shows and what it costs. */
  readonly summary: string;
  readonly experiment: Experiment;
}

const circlesXY: Dataset = {
  type: 'circles',
  imageSize: 64,
  channels: 3,
  x: [0.2, 0.8],
  y: [0.2, 0.8],
  size: 0.2,
  color: { space: 'rgb', red: 1, green: 1, blue: 1 },
  antialiasing: 5,
};

const adam = { type: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

/** Table 1 at 64×64, trained as in Appendix A.1 and A.4. */
function published(decoder: Decoder): Experiment {
  return {
    version: EXPERIMENT_VERSION,
    name: `X-Y circles, ${decoderName(decoder)}, as published`,
    dataset: circlesXY,
    model: { latents: 10, encoder: { filters: [64, 64, 64, 64], dense: 256 }, decoder },
    likelihood: { type: 'bernoulli' },
    objective: { type: 'vae' },
    optimizer: { ...adam, learningRate: 3e-4 },
    training: { seed: 0, batchSize: 16, steps: 500_000 },
    evaluation: { samples: 10_000, snapshots: 40 },
  };
}

/** Small enough for a laptop's processor, large enough to show the paper's claim. */
function demonstration(decoder: Decoder): Experiment {
  return {
    version: EXPERIMENT_VERSION,
    name: `X-Y circles, ${decoderName(decoder)}, demonstration`,
    dataset: { ...circlesXY, imageSize: 32 },
    model: { latents: 10, encoder: { filters: [32, 32, 32], dense: 256 }, decoder },
    likelihood: { type: 'bernoulli' },
    objective: { type: 'vae' },
    optimizer: { ...adam, learningRate: 1e-3 },
    training: { seed: 0, batchSize: 16, steps: 1000 },
    evaluation: { samples: 10_000, snapshots: 16 },
  };
}

function decoderName(decoder: Decoder): string {
  return decoder.type === 'broadcast' ? 'broadcast decoder' : 'DeConv decoder';
}

/** The experiments that one click runs. */
export const presets: readonly Preset[] = [
  {
    id: 'circles-demonstration-broadcast',
    title: 'Demonstration · broadcast decoder',
    summary: 'X-Y circles at 32×32: the latent plane becomes a copy of the factor plane within seconds to minutes on a CPU.',
    experiment: demonstration({ type: 'broadcast', depth: 3, filters: 32 }),
  },
  {
    id: 'circles-demonstration-deconv',
    title: 'Demonstration · DeConv decoder',
    summary: 'The same data and budget with a deconvolutional decoder: more latents, a folded plane.',
    experiment: demonstration({ type: 'deconv', filters: 32 }),
  },
  {
    id: 'circles-xy-broadcast',
    title: 'As published · broadcast decoder',
    summary: 'Figure 4, bottom row: Table 1 at 64×64 for 500,000 steps. Hours on a GPU, more than a day on a CPU.',
    experiment: published({ type: 'broadcast', depth: 3, filters: 64 }),
  },
  {
    id: 'circles-xy-deconv',
    title: 'As published · DeConv decoder',
    summary: 'Figure 4, middle row: the deconvolutional decoder of Table 1 at 64×64 for 500,000 steps.',
    experiment: published({ type: 'deconv', filters: 64 }),
  },
];
