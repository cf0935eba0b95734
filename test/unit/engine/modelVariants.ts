import { decoderSchema, encoderSchema, type Decoder, type Encoder, type Likelihood } from '@shared/experiment/model';
import { standardNormal } from '@shared/experiment/prior';
import type { NetworkSpecification } from '../../../src-main/engine/engine';

/** One combination of networks. */
export interface ModelVariant {
  readonly name: string;
  readonly encoder: Encoder;
  readonly decoder: Decoder;
  readonly likelihood: Likelihood;
}

const bernoulli: Likelihood = { type: 'bernoulli' };
const plainEncoder = encoderSchema.parse({ type: 'convolutional', filters: [3, 4], dense: 6 });
const plainDecoder = decoderSchema.parse({ type: 'deconv', filters: 3 });

function encoders(): ModelVariant[] {
  const inputs: Record<string, unknown> = {
    'one convolution': { type: 'convolutional', filters: [3], dense: 6 },
    'without dense layer': { type: 'convolutional', filters: [3, 4], dense: null },
    'dense layer without activation': { type: 'convolutional', filters: [3, 4], dense: 6, denseActivation: 'none' },
    'leaky ReLU': { type: 'convolutional', filters: [3, 4], dense: 6, activation: 'leakyRelu' },
    'batch normalization': { type: 'convolutional', filters: [3, 4], dense: 6, batchNormalization: true },
    'batch normalization and leaky ReLU without dense layer': { type: 'convolutional', filters: [3, 4, 5], dense: null, activation: 'leakyRelu', batchNormalization: true },
    'dense layers': { type: 'dense', units: [7, 5] },
  };
  return Object.entries(inputs).map(([name, encoder]) => ({ name: `encoder: ${name}`, encoder: encoderSchema.parse(encoder), decoder: plainDecoder, likelihood: bernoulli }));
}

function decoders(): ModelVariant[] {
  const inputs: Record<string, unknown> = {
    'broadcast': { type: 'broadcast', depth: 3, filters: 3 },
    'broadcast, two layers': { type: 'broadcast', depth: 2, filters: 3 },
    'broadcast, six layers': { type: 'broadcast', depth: 6, filters: 3 },
    'broadcast, one layer before': { type: 'broadcast', depth: 2, filters: 3, mlpLayers: 1, mlpUnits: 5 },
    'broadcast, three layers before': { type: 'broadcast', depth: 2, filters: 3, mlpLayers: 3, mlpUnits: 5 },
    'broadcast, one upscale': { type: 'broadcast', depth: 3, filters: 3, upscales: 1 },
    'broadcast, as many upscales as layers': { type: 'broadcast', depth: 3, filters: 3, upscales: 3 },
    'broadcast, two upscales and two layers before': { type: 'broadcast', depth: 3, filters: 3, mlpLayers: 2, mlpUnits: 5, upscales: 2 },
    'broadcast, shuffled': { type: 'broadcast', depth: 3, filters: 3, coordinates: 'shuffled' },
    'broadcast, shuffled, upscale, one layer before': { type: 'broadcast', depth: 2, filters: 3, mlpLayers: 1, mlpUnits: 5, upscales: 1, coordinates: 'shuffled' },
    'deconv': { type: 'deconv', filters: 3 },
    'deconv, three layers from one dense': { type: 'deconv', filters: 3, depth: 3 },
    'deconv, three dense layers and its own filters': { type: 'deconv', filters: [5, 3], depth: 3, mlpLayers: 3, mlpUnits: 4 },
    'deconv, reshaped to channels of its own': { type: 'deconv', filters: [5, 3], depth: 3, reshapeFilters: 7 },
    'deconv, batch normalization': { type: 'deconv', filters: [5, 3], depth: 3, batchNormalization: true },
    'deconv, batch normalization, two dense layers': { type: 'deconv', filters: 4, depth: 3, mlpLayers: 2, mlpUnits: 5, batchNormalization: true },
    'coordConv': { type: 'coordConv', filters: 3 },
    'coordConv, two dense layers and its own filters': { type: 'coordConv', filters: [5, 3], depth: 3, mlpLayers: 2, mlpUnits: 4 },
    'dense layers': { type: 'dense', units: [6, 9] },
  };
  return Object.entries(inputs).map(([name, decoder]) => ({ name: `decoder: ${name}`, encoder: plainEncoder, decoder: decoderSchema.parse(decoder), likelihood: bernoulli }));
}

function likelihoods(): ModelVariant[] {
  const all: Likelihood[] = [{ type: 'gaussian', variance: 0.3 }, { type: 'learnedGaussian' }, { type: 'laplace', scale: 0.1 }];
  const tried = [plainDecoder, decoderSchema.parse({ type: 'broadcast', depth: 2, filters: 3 }), decoderSchema.parse({ type: 'dense', units: [6] })];
  return all.flatMap((likelihood) => tried.map((decoder) => ({ name: `likelihood: ${likelihood.type} of ${decoder.type}`, encoder: plainEncoder, decoder, likelihood })));
}

/** Every kind of encoder, decoder and likelihood, and what they can be combined with. */
export const modelVariants: readonly ModelVariant[] = [...encoders(), ...decoders(), ...likelihoods()];

/** A variant for images of this size; small enough for tfjs's reference backend. */
export function variantSpecification({ encoder, decoder, likelihood }: ModelVariant, imageSize: number): NetworkSpecification {
  const side = decoder.type === 'broadcast' ? imageSize / 2 ** decoder.upscales : imageSize;
  const places = side * side;
  return {
    imageSize,
    channels: 3,
    batchSize: 3,
    datasetSize: 100,
    model: { latents: 2, encoder, decoder, prior: standardNormal },
    likelihood,
    objective: { type: 'vae' },
    optimizer: { type: 'adam', learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    principalVariances: null,
    // Any permutation will do: steps of a number that has no factor in common with a power of two.
    coordinatePermutation: decoder.type === 'broadcast' && decoder.coordinates === 'shuffled' ? Array.from({ length: places }, (_, place) => (place * 7 + 3) % places) : null,
  };
}
