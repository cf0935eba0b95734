import { dataShape, type DataShape } from './dataset';
import { deconvolutionChannels } from './deconvolutionChannels';
import type { Experiment } from './experiment';
import type { Decoder, Encoder } from './model';
import { outputsPerPixel } from './outputsPerPixel';

/** One layer as the network schematic draws it. */
export interface LayerDescription {
  readonly name: string;
  /** What the layer does, such as `Conv 4×4, stride 2, ReLU`. */
  readonly operation: string;
  /** Output shape without the batch: [height, width, channels] or [units]. */
  readonly shape: readonly number[];
  /** Weights that are learned. The running means and variances of batch normalization are not: they are only followed. */
  readonly parameters: number;
  /** Multiply-accumulate operations of convolutions and dense layers for one image, forward. */
  readonly multiplyAccumulates: number;
}

export interface NetworkDescription {
  readonly encoder: readonly LayerDescription[];
  readonly decoder: readonly LayerDescription[];
  readonly encoderParameters: number;
  readonly decoderParameters: number;
}

type Parts = Pick<Experiment, 'dataset' | 'model' | 'likelihood'>;

const KERNEL = 4;
/** x and y. */
const COORDINATES = 2;

/** Shapes and parameter counts of an experiment's networks (Watters et al. 2019, Tables 1 and 2), from arithmetic alone. */
export function describeNetwork(parts: Parts): NetworkDescription {
  const encoder = describeEncoder(parts.model.encoder, dataShape(parts.dataset), parts.model.latents);
  const decoder = describeDecoder(parts);
  const total = (layers: readonly LayerDescription[]) => layers.reduce((sum, layer) => sum + layer.parameters, 0);
  return { encoder, decoder, encoderParameters: total(encoder), decoderParameters: total(decoder) };
}

function describeEncoder(encoder: Encoder, { imageSize, channels }: DataShape, latents: number): LayerDescription[] {
  const input = plain('image', imageSize === 1 ? 'Input point' : 'Input image', [imageSize, imageSize, channels]);
  const values = imageSize * imageSize * channels;
  const { layers, features } = encoder.type === 'dense'
    ? { layers: denseStack(values, encoder.units), features: encoder.units.at(-1) ?? values }
    : describeConvolutions(encoder, imageSize, channels);
  return [input, ...layers, dense('moments', features, 2 * latents, 'Dense: mean and log-variance')];
}

function describeConvolutions(encoder: Extract<Encoder, { type: 'convolutional' }>, imageSize: number, imageChannels: number): { layers: LayerDescription[]; features: number } {
  const activation = encoder.activation === 'relu' ? 'ReLU' : 'leaky ReLU';
  const layers: LayerDescription[] = [];
  let side = imageSize;
  let channels = imageChannels;
  encoder.filters.forEach((filters, index) => {
    side = Math.ceil(side / 2);
    const layer = convolution(`conv${String(index)}`, ['stride 2'], side, channels, filters, side * side);
    layers.push(activated(encoder.batchNormalization ? normalized(layer, filters) : layer, activation));
    channels = filters;
  });
  const flat = side * side * channels;
  if (encoder.dense === null) return { layers, features: flat };
  layers.push(dense('dense0', flat, encoder.dense, encoder.denseActivation === 'relu' ? 'Dense, ReLU' : 'Dense'));
  return { layers, features: encoder.dense };
}

function describeDecoder({ dataset, model: { decoder, latents }, likelihood }: Parts): LayerDescription[] {
  const { imageSize, channels } = dataShape(dataset);
  const outputs = outputsPerPixel(likelihood, channels);
  const start = plain('z', 'Latents', [latents]);
  switch (decoder.type) {
    case 'broadcast':
      return [start, ...describeBroadcast(decoder, imageSize, latents, outputs)];
    case 'deconv':
    case 'coordConv':
      return [start, ...describeDeconvolutions(decoder, imageSize, latents, outputs)];
    case 'dense': {
      const last = dense('outputs', decoder.units.at(-1) ?? latents, imageSize * imageSize * outputs, 'Dense, reshape');
      return [start, ...denseStack(latents, decoder.units), { ...last, shape: [imageSize, imageSize, outputs] }];
    }
  }
}

function describeBroadcast({ depth, filters, mlpLayers, mlpUnits, upscales, coordinates }: Extract<Decoder, { type: 'broadcast' }>, imageSize: number, latents: number, outputs: number): LayerDescription[] {
  let side = imageSize / 2 ** upscales;
  let channels = (mlpLayers === 0 ? latents : mlpUnits) + COORDINATES;
  const layers = [
    ...denseStack(latents, Array<number>(mlpLayers).fill(mlpUnits)),
    plain('broadcast', coordinates === 'shuffled' ? 'Tile, append x and y, shuffled' : 'Tile, append x and y', [side, side, channels]),
  ];
  for (let index = 0; index < depth; index++) {
    const isLast = index === depth - 1;
    const next = isLast ? outputs : filters;
    const layer = index < upscales ? deconvolution(index, side, channels, next) : convolution(`conv${String(index)}`, ['stride 1'], side, channels, next, side * side);
    layers.push(isLast ? layer : activated(layer, 'ReLU'));
    if (index < upscales) side *= 2;
    channels = next;
  }
  return layers;
}

function describeDeconvolutions(decoder: Extract<Decoder, { type: 'deconv' | 'coordConv' }>, imageSize: number, latents: number, outputs: number): LayerDescription[] {
  const channels = deconvolutionChannels(decoder, imageSize);
  const [first] = channels as [number];
  let side = imageSize / 2 ** channels.length;
  const hidden = Array<number>(decoder.mlpLayers - 1).fill(decoder.mlpUnits);
  const isNormalized = decoder.type === 'deconv' && decoder.batchNormalization;
  const layers = [
    ...denseStack(latents, hidden),
    isNormalized
      ? normalizedDense(`dense${String(hidden.length)}`, hidden.at(-1) ?? latents, side * side * first, first)
      : dense(`dense${String(hidden.length)}`, hidden.at(-1) ?? latents, side * side * first, 'Dense, ReLU'),
    plain('reshape', 'Reshape', [side, side, first]),
  ];
  channels.forEach((from, index) => {
    const isLast = index === channels.length - 1;
    const to = channels[index + 1] ?? outputs;
    const layer = deconvolution(index, side, from + (decoder.type === 'coordConv' ? COORDINATES : 0), to, decoder.type === 'coordConv' ? ['with x and y'] : []);
    layers.push(isLast ? layer : activated(isNormalized ? normalized(layer, to) : layer, 'ReLU'));
    side *= 2;
  });
  return layers;
}

function plain(name: string, operation: string, shape: readonly number[]): LayerDescription {
  return { name, operation, shape, parameters: 0, multiplyAccumulates: 0 };
}

function dense(name: string, inputs: number, outputs: number, operation: string): LayerDescription {
  return { name, operation, shape: [outputs], parameters: inputs * outputs + outputs, multiplyAccumulates: inputs * outputs };
}

function denseStack(inputs: number, units: readonly number[]): LayerDescription[] {
  return units.map((outputs, index) => dense(`dense${String(index)}`, units[index - 1] ?? inputs, outputs, 'Dense, ReLU'));
}

/** A dense layer whose outputs become an image: bias and scale are one each for a channel. */
function normalizedDense(name: string, inputs: number, outputs: number, channels: number): LayerDescription {
  return { name, operation: 'Dense, batch norm, ReLU', shape: [outputs], parameters: inputs * outputs + 2 * channels, multiplyAccumulates: inputs * outputs };
}

function convolution(name: string, details: readonly string[], side: number, inputs: number, outputs: number, positions: number): LayerDescription {
  const weights = KERNEL * KERNEL * inputs * outputs;
  const operation = [`Conv ${String(KERNEL)}×${String(KERNEL)}`, ...details].join(', ');
  return { name, operation, shape: [side, side, outputs], parameters: weights + outputs, multiplyAccumulates: weights * positions };
}

/** Each input pixel is spread over the kernel once, so the work follows the input's area. */
function deconvolution(index: number, side: number, inputs: number, outputs: number, details: readonly string[] = []): LayerDescription {
  return convolution(`deconv${String(index)}`, ['transposed', 'stride 2', ...details], 2 * side, inputs, outputs, side * side);
}

function normalized(layer: LayerDescription, channels: number): LayerDescription {
  return { ...layer, operation: `${layer.operation}, batch norm`, parameters: layer.parameters + channels };
}

function activated(layer: LayerDescription, activation: string): LayerDescription {
  return { ...layer, operation: `${layer.operation}, ${activation}` };
}
