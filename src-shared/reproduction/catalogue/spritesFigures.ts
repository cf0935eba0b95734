import { objectiveSchema } from '../../experiment/objective';
import { publishedExperiment } from '../../experiment/publishedExperiment';
import { publishedFactorVae } from '../../experiment/publishedFactorVae';
import { betaAxis, BROADCAST, bothDecoders, broadcast, COORD_CONV, DECODER, DECONV, decoderAxis, deconv, PUBLISHED_FILTERS, SMALL_FILTERS, BETA } from '../paperAxes';
import type { Reproduction } from '../reproduction';
import { decoderSchema } from '../../experiment/model';
import { tableRow } from '../paperNumbers';
import { reproduce } from './reproduce';

const paper = 'Spatial Broadcast Decoder';
const sprites = publishedExperiment('Colored sprites', 'sprites-colored', 1_500_000, broadcast(PUBLISHED_FILTERS));
const spritesFactorVae = publishedFactorVae('Colored sprites, FactorVAE', 'sprites-colored', 1_000_000, broadcast(PUBLISHED_FILTERS));

/** The rows of Tables 5 and 8 that are the models of Figure 2. */
const broadcastRow = tableRow(BROADCAST, [[329, 4.1], [305, 4.6], [24.4, 0.54], [7.22, 0.34], [0.147, 0.057], [0.208, 0.084]]);
const deconvRow = tableRow(DECONV, [[347, 13], [321, 14], [25.8, 1.3], [7.97, 0.72], [0.052, 0.02], [0.174, 0.043]]);

/** The paper says log-linearly from 0.4 to 5.4 and not how many; these hold β = 1, which it marks. */
const sweptBetas = [0.4, 0.63, 1, 1.36, 1.92, 2.72, 3.83, 5.4];

const floorNote = 'With the colors as described, the Bernoulli NLL of a sprite can\'t be below its pixels\' entropy, 320 nats on average, and the paper prints 305: differences can be compared, absolute values can\'t.';

const factorVaeDecoders = (filters: readonly number[], broadcastFilters: number) => decoderAxis(DECODER, [[DECONV, deconv(filters[0]!, { filters: [...filters] })], [BROADCAST, broadcast(broadcastFilters)]]);

/** Figures 2, 3, 5, 6 and 9: colored sprites. */
export const spritesFigures: readonly Reproduction[] = [
  reproduce({
    id: 'figure-2', paper, source: 'Figure 2', title: 'DeConv and Spatial Broadcast in a VAE',
    claims: [
      { sentence: 'The Spatial Broadcast decoder reaches a higher MIG.', rule: { type: 'difference', measure: 'mig', higher: { [DECODER]: BROADCAST }, lower: { [DECODER]: DECONV } } },
      { sentence: 'It has the lower loss, by which the networks were chosen.', rule: { type: 'difference', measure: 'elbo', higher: { [DECODER]: DECONV }, lower: { [DECODER]: BROADCAST } } },
    ],
    paperNumbers: [...broadcastRow, ...deconvRow], numbersNote: `Printed in Tables 5 and 8. ${floorNote}`,
    base: sprites, axes: [bothDecoders(PUBLISHED_FILTERS)], smallAxes: [bothDecoders(SMALL_FILTERS)], replicas: [25, 5, 5], steps: 4000,
    views: ['distributions', 'table', 'information'],
  }),
  reproduce({
    id: 'figure-3', paper, source: 'Figure 3', title: 'rate and distortion over β',
    claims: [
      { sentence: 'At the same β the Spatial Broadcast decoder has the lower NLL + KL: the better rate-distortion curve.', rule: { type: 'difference', measure: 'elbo', higher: { [DECODER]: DECONV }, lower: { [DECODER]: BROADCAST } } },
      { sentence: 'It is better disentangled at the same β: higher MIG.', rule: { type: 'difference', measure: 'mig', higher: { [DECODER]: BROADCAST }, lower: { [DECODER]: DECONV } } },
      { sentence: 'A larger β lowers the rate.', rule: { type: 'trend', measure: 'kl', axis: BETA, direction: 'falls', within: {} } },
      { sentence: 'A larger β raises the distortion.', rule: { type: 'trend', measure: 'nll', axis: BETA, direction: 'rises', within: {} } },
      { sentence: 'A larger β raises the MIG of the Spatial Broadcast decoder.', rule: { type: 'trend', measure: 'mig', axis: BETA, direction: 'rises', within: { [DECODER]: BROADCAST } } },
    ],
    paperNumbers: [], numbersNote: `The paper shows curves and prints no numbers; how many β it swept, it does not say. ${floorNote}`,
    base: sprites, axes: [bothDecoders(PUBLISHED_FILTERS), betaAxis(sweptBetas)], smallAxes: [bothDecoders(SMALL_FILTERS), betaAxis([0.4, 1, 2.3, 5.4])], replicas: [10, 2, 2], steps: 3000,
    alsoChanged: 'Four values of β.',
    views: ['rate-distortion', 'table', 'pair'],
  }),
  reproduce({
    id: 'figure-5', paper, source: 'Figure 5', title: 'shuffled coordinates',
    claims: [
      { sentence: 'Shuffling the coordinates raises the loss.', rule: { type: 'difference', measure: 'elbo', higher: { [DECODER]: 'Shuffled' }, lower: { [DECODER]: BROADCAST } } },
      { sentence: 'It lowers the MIG.', rule: { type: 'difference', measure: 'mig', higher: { [DECODER]: BROADCAST }, lower: { [DECODER]: 'Shuffled' } } },
      { sentence: 'The loss is then worse than DeConv\'s.', rule: { type: 'difference', measure: 'elbo', higher: { [DECODER]: 'Shuffled' }, lower: { [DECODER]: DECONV } } },
      { sentence: 'The MIG is still better than DeConv\'s.', rule: { type: 'difference', measure: 'mig', higher: { [DECODER]: 'Shuffled' }, lower: { [DECODER]: DECONV } } },
    ],
    paperNumbers: [
      ...broadcastRow, ...deconvRow,
      { label: 'Shuffled', measure: 'NLL + KL', value: 362.8, spread: 2.9 }, { label: 'Shuffled', measure: 'NLL', value: 336.3, spread: 2.98 }, { label: 'Shuffled', measure: 'KL', value: 26.56, spread: 0.47 },
      { label: 'Shuffled', measure: 'latents used', value: 8.99, spread: 0.37 }, { label: 'Shuffled', measure: 'MIG', value: 0.104, spread: 0.025 },
    ],
    numbersNote: `Caption of Figure 5 and Tables 5 and 8. ${floorNote}`,
    base: sprites,
    axes: [decoderAxis(DECODER, [[BROADCAST, broadcast(PUBLISHED_FILTERS)], ['Shuffled', broadcast(PUBLISHED_FILTERS, { coordinates: 'shuffled' })], [DECONV, deconv(PUBLISHED_FILTERS)]])],
    smallAxes: [decoderAxis(DECODER, [[BROADCAST, broadcast(SMALL_FILTERS)], ['Shuffled', broadcast(SMALL_FILTERS, { coordinates: 'shuffled' })], [DECONV, deconv(SMALL_FILTERS)]])],
    replicas: [25, 5, 4], steps: 3000, views: ['table', 'distributions', 'side-by-side'],
  }),
  reproduce({
    id: 'figure-6', paper, source: 'Figure 6', title: 'DeConv and Spatial Broadcast in a FactorVAE',
    claims: [{ sentence: 'The Spatial Broadcast decoder reaches a higher MIG in a FactorVAE too.', rule: { type: 'difference', measure: 'mig', higher: { [DECODER]: BROADCAST }, lower: { [DECODER]: DECONV } } }],
    paperNumbers: [], numbersNote: 'The paper shows histograms and prints no numbers; about 15 % of its seeds diverged (Appendix A.2).',
    base: spritesFactorVae, axes: [factorVaeDecoders([64, 64, 32, 32], PUBLISHED_FILTERS)],
    smallAxes: [{ ...bothDecoders(SMALL_FILTERS), values: bothDecoders(SMALL_FILTERS).values.map((value) => ({ ...value, changes: { ...value.changes, objective: objectiveSchema.parse({ type: 'factorVae', beta: 1, gamma: 10, discriminator: { layers: 4, units: 128, learningRate: 1e-4, beta1: 0.5, beta2: 0.9 } }) } })) }],
    replicas: [25, 5, 4], steps: 3000, alsoChanged: 'A discriminator of four layers with 128 units, learning rate 0.0001, γ 10.', views: ['distributions', 'table', 'information'],
  }),
  reproduce({
    id: 'figure-9', paper, source: 'Figure 9', title: 'CoordConv VAE',
    claims: [
      { sentence: 'A CoordConv VAE has a far lower MIG than a Spatial Broadcast VAE.', rule: { type: 'difference', measure: 'mig', higher: { [DECODER]: BROADCAST }, lower: { [DECODER]: COORD_CONV } } },
    ],
    paperNumbers: [...broadcastRow, ...deconvRow], numbersNote: `CoordConv's own MIG is shown, not printed: about that of DeConv, maybe slightly better. ${floorNote}`,
    base: sprites,
    axes: [decoderAxis(DECODER, [[DECONV, deconv(PUBLISHED_FILTERS)], [COORD_CONV, decoderSchema.parse({ type: 'coordConv', filters: PUBLISHED_FILTERS })], [BROADCAST, broadcast(PUBLISHED_FILTERS)]])],
    smallAxes: [decoderAxis(DECODER, [[DECONV, deconv(SMALL_FILTERS)], [COORD_CONV, decoderSchema.parse({ type: 'coordConv', filters: SMALL_FILTERS })], [BROADCAST, broadcast(SMALL_FILTERS)]])],
    replicas: [25, 5, 4], steps: 3000, views: ['distributions', 'table', 'side-by-side'],
  }),
];
