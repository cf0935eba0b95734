import type { Decoder } from '../../experiment/model';
import { publishedExperiment } from '../../experiment/publishedExperiment';
import type { Claim } from '../claim';
import { broadcast, decoderAxis, deconv, PUBLISHED_FILTERS, SMALL_FILTERS } from '../paperAxes';
import { tableRow } from '../paperNumbers';
import type { PaperNumber, Reproduction } from '../reproduction';
import { reproduce } from './reproduce';

const paper = 'Spatial Broadcast Decoder';
const DEPTH = 'Depth';

const note = 'Spreads are one standard deviation over 25 replicas. With the colors as described, the Bernoulli NLL can\'t be below 320 nats on average, and the paper prints less: compare differences.';
const roomsNote = 'Spreads are one standard deviation over replicas. Our rooms are rendered anew, so compare differences.';

const falls = (measure: 'kl' | 'latentsUsed' | 'mig', sentence: string): Claim => ({ sentence, rule: { type: 'trend', measure, axis: DEPTH, direction: 'falls', within: {} } });
const rises = (measure: 'nll' | 'elbo' | 'mig', sentence: string): Claim => ({ sentence, rule: { type: 'trend', measure, axis: DEPTH, direction: 'rises', within: {} } });

interface Table {
  readonly number: number;
  readonly title: string;
  readonly dataset: string;
  readonly steps: number;
  readonly claims: readonly Claim[];
  readonly numbers: readonly PaperNumber[];
  readonly numbersNote: string;
  readonly variants: (filters: number, small: boolean) => readonly (readonly [string, Decoder])[];
  readonly alsoChanged?: string;
}

function table({ number, title, dataset, steps, claims, numbers, numbersNote, variants, alsoChanged }: Table): Reproduction {
  return reproduce({
    id: `table-${String(number)}`, paper, source: `Table ${String(number)}`, title, claims, paperNumbers: numbers, numbersNote,
    base: publishedExperiment(title, dataset, steps, broadcast(PUBLISHED_FILTERS)),
    axes: [decoderAxis(DEPTH, variants(PUBLISHED_FILTERS, false))], smallAxes: [decoderAxis(DEPTH, variants(SMALL_FILTERS, true))],
    replicas: [25, 5, 3], steps: 3000, ...(alsoChanged === undefined ? {} : { alsoChanged }), views: ['table', 'distributions', 'curves'],
  });
}

/** Tables 5 to 10: how deep a decoder should be. */
export const architectureTables: readonly Reproduction[] = [
  table({
    number: 5, title: 'depth of the Spatial Broadcast decoder', dataset: 'sprites-colored', steps: 1_500_000,
    claims: [falls('kl', 'A deeper decoder encodes less: lower rate.'), rises('nll', 'It reconstructs worse: higher distortion.'), falls('latentsUsed', 'It uses fewer latents.'), rises('mig', 'The MIG rises, though fewer factors are encoded.')],
    numbers: [
      ...tableRow('2 layers', [[339, 2.3], [312, 2.7], [27.5, 0.54], [8.33, 0.37], [0.076, 0.038], [0.187, 0.027]]),
      ...tableRow('3 layers', [[329, 4.1], [305, 4.6], [24.4, 0.54], [7.22, 0.34], [0.147, 0.057], [0.208, 0.084]]),
      ...tableRow('4 layers', [[341, 6.8], [318, 7.7], [22.6, 0.97], [5.93, 0.51], [0.157, 0.045], [0.226, 0.046]]),
      ...tableRow('5 layers', [[340, 8.8], [317, 9.7], [22.7, 0.99], [5.7, 0.37], [0.173, 0.059], [0.218, 0.03]]),
    ],
    numbersNote: note,
    variants: (filters) => [2, 3, 4, 5].map((depth) => [`${String(depth)} layers`, broadcast(filters, { depth })] as const),
  }),
  table({
    number: 6, title: 'depth of the DeConv decoder', dataset: 'sprites-colored', steps: 1_500_000,
    claims: [falls('latentsUsed', 'Deeper networks represent fewer factors: fewer latents used.'), falls('kl', 'Their rate is lower, though noisily.')],
    numbers: [
      ...tableRow('3 layers', [[372, 8.6], [346, 8.9], [26.8, 0.4], [9.2, 0.04], [0.031, 0.018], [0.144, 0.031]]),
      ...tableRow('4 layers', [[349, 9.4], [322, 10], [27.1, 0.88], [8.9, 0.24], [0.025, 0.015], [0.139, 0.009]]),
      ...tableRow('5 layers', [[340, 9.8], [314, 10.4], [26, 1], [7.95, 0.64], [0.056, 0.32], [0.184, 0.053]]),
      ...tableRow('6 layers', [[349, 15], [326, 16.1], [23.3, 1.42], [6.36, 0.81], [0.056, 0.019], [0.199, 0.029]]),
    ],
    numbersNote: `${note} The spread of 0.32 in the third row's MIG is as printed.`,
    variants: (filters, small) => (small ? [3, 4, 5] : [3, 4, 5, 6]).map((depth) => [`${String(depth)} layers`, deconv(filters, { depth })] as const),
    alsoChanged: 'No six layers, which images of 32×32 have no room for.',
  }),
  table({
    number: 7, title: 'an MLP before the broadcast, colored sprites', dataset: 'sprites-colored', steps: 1_500_000,
    claims: [falls('kl', 'An MLP before the broadcast lowers the latent capacity.'), rises('elbo', 'It raises the loss.'), falls('latentsUsed', 'Fewer latents are used.')],
    numbers: [
      ...tableRow('0 MLP layers', [[329, 4], [305, 5], [24.5, 0.54], [7.21, 0.34], [0.147, 0.057], [0.208, 0.084]]),
      ...tableRow('1 MLP layer', [[330, 6], [307, 6], [23.9, 0.72], [6.68, 0.46], [0.164, 0.043], [0.2, 0.034]]),
      ...tableRow('2 MLP layers', [[349, 15], [327, 17], [21.5, 2.13], [6.03, 0.66], [0.21, 0.048], [0.232, 0.045]]),
      ...tableRow('3 MLP layers', [[392, 23], [399, 114], [15.7, 2.93], [4.17, 1.23], [0.16, 0.034], [0.275, 0.064]]),
    ],
    numbersNote: `${note} In the last row NLL and KL do not add up to the ELBO; so it is printed.`,
    variants: (filters, small) => [0, 1, 2, 3].map((mlpLayers) => [`${String(mlpLayers)} MLP ${mlpLayers === 1 ? 'layer' : 'layers'}`, broadcast(filters, { mlpLayers, mlpUnits: small ? 128 : 256 })] as const),
    alsoChanged: 'MLPs of 128 units.',
  }),
  table({
    number: 8, title: 'the MLP of the DeConv decoder', dataset: 'sprites-colored', steps: 1_500_000,
    claims: [falls('kl', 'A deeper MLP lowers the rate.'), rises('elbo', 'It raises the loss.'), falls('latentsUsed', 'Fewer factors are represented: fewer latents used.')],
    numbers: [
      ...tableRow('1 MLP layer', [[347, 13], [321, 14], [25.8, 1.3], [7.97, 0.72], [0.052, 0.02], [0.174, 0.043]]),
      ...tableRow('2 MLP layers', [[352, 17], [328, 18], [23.7, 1.7], [6.68, 0.78], [0.051, 0.024], [0.196, 0.024]]),
      ...tableRow('3 MLP layers', [[365, 19], [345, 21], [19.7, 2.4], [5.24, 0.73], [0.144, 0.062], [0.243, 0.043]]),
    ],
    numbersNote: note,
    variants: (filters, small) => [1, 2, 3].map((mlpLayers) => [`${String(mlpLayers)} MLP ${mlpLayers === 1 ? 'layer' : 'layers'}`, deconv(filters, { mlpLayers, mlpUnits: small ? 128 : 256 })] as const),
    alsoChanged: 'MLPs of 128 units.',
  }),
  table({
    number: 9, title: 'an MLP before the broadcast, 3D Object-in-Room', dataset: 'rooms', steps: 2_500_000,
    claims: [
      falls('latentsUsed', 'An MLP brings the latents used down to the six factors.'),
      { sentence: 'The loss falls with two layers.', rule: { type: 'difference', measure: 'elbo', higher: { [DEPTH]: '0 MLP layers' }, lower: { [DEPTH]: '2 MLP layers' } } },
      rises('mig', 'Disentanglement improves: the MIG rises.'),
    ],
    numbers: [
      ...tableRow('0 MLP layers', [[4039, 3.4], [4010, 3.3], [29.3, 0.46], [8.73, 0.41], [0.541, 0.091], [0.931, 0.043]]),
      ...tableRow('1 MLP layer', [[4022, 3.7], [4003, 3.7], [19.3, 0.35], [6.3, 0.49], [0.538, 0.105], [0.946, 0.043]]),
      ...tableRow('2 MLP layers', [[4018, 3.3], [3999, 3.3], [18.5, 0.3], [5.94, 0.41], [0.574, 0.096], [0.978, 0.027]]),
      ...tableRow('3 MLP layers', [[4020, 3], [4002, 2.9], [18.3, 0.38], [5.73, 0.31], [0.659, 0.123], [0.979, 0.037]]),
    ],
    numbersNote: roomsNote,
    variants: (filters, small) => [0, 1, 2, 3].map((mlpLayers) => [`${String(mlpLayers)} MLP ${mlpLayers === 1 ? 'layer' : 'layers'}`, broadcast(filters, { mlpLayers, mlpUnits: small ? 128 : 256 })] as const),
    alsoChanged: 'MLPs of 128 units.',
  }),
  table({
    number: 10, title: 'upscaling layers in the Spatial Broadcast decoder', dataset: 'sprites-colored', steps: 1_500_000,
    claims: [falls('mig', 'Transposed convolutions of stride 2 hurt disentangling: the MIG falls.')],
    numbers: [
      ...tableRow('0 upscales', [[329, 4.1], [305, 4.6], [24.4, 0.54], [7.22, 0.34], [0.147, 0.057], [0.208, 0.084]]),
      ...tableRow('1 upscale', [[327, 4.4], [302, 4.9], [24.4, 0.55], [7.29, 0.26], [0.149, 0.048], [0.194, 0.026]]),
      ...tableRow('2 upscales', [[329, 4.3], [304, 4.8], [24.2, 0.6], [7.14, 0.42], [0.122, 0.045], [0.235, 0.07]]),
      ...tableRow('3 upscales', [[330, 2.4], [305, 2.7], [24.2, 0.24], [7.39, 0.08], [0.11, 0.032], [0.182, 0.028]]),
    ],
    numbersNote: note,
    variants: (filters) => [0, 1, 2, 3].map((upscales) => [`${String(upscales)} ${upscales === 1 ? 'upscale' : 'upscales'}`, broadcast(filters, { upscales })] as const),
  }),
];
