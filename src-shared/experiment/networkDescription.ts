import type { Experiment } from './experiment';

/** One layer as the network schematic draws it. */
export interface LayerDescription {
  readonly name: string;
  /** What the layer does, such as `Conv 4×4, stride 2, ReLU`. */
  readonly operation: string;
  /** Output shape without the batch: [height, width, channels] or [units]. */
  readonly shape: readonly number[];
  readonly parameters: number;
  /** Multiply-accumulate operations for one image, forward. */
  readonly multiplyAccumulates: number;
}

export interface NetworkDescription {
  readonly encoder: readonly LayerDescription[];
  readonly decoder: readonly LayerDescription[];
  readonly encoderParameters: number;
  readonly decoderParameters: number;
}

const KERNEL = 4;

/** Shapes and parameter counts of an experiment's networks (Watters et al. 2019, Table 1), from arithmetic alone. */
export function describeNetwork(experiment: Pick<Experiment, 'dataset' | 'model'>): NetworkDescription {
  const encoder = describeEncoder(experiment);
  const decoder = experiment.model.decoder.type === 'broadcast' ? describeBroadcast(experiment) : describeDeconv(experiment);
  const total = (layers: LayerDescription[]) => layers.reduce((sum, layer) => sum + layer.parameters, 0);
  return { encoder, decoder, encoderParameters: total(encoder), decoderParameters: total(decoder) };
}

function describeEncoder({ dataset, model }: Pick<Experiment, 'dataset' | 'model'>): LayerDescription[] {
  let side: number = dataset.imageSize;
  let channels: number = dataset.channels;
  const layers: LayerDescription[] = [plain('image', 'Input image', [side, side, channels])];
  model.encoder.filters.forEach((filters, index) => {
    side = Math.ceil(side / 2);
    layers.push(convolution(`conv${String(index)}`, 'stride 2, ReLU', side, channels, filters, side * side));
    channels = filters;
  });
  layers.push(dense('dense0', side * side * channels, model.encoder.dense, 'Dense, ReLU'));
  layers.push(dense('moments', model.encoder.dense, 2 * model.latents, 'Dense: mean and log-variance'));
  return layers;
}

function describeBroadcast({ dataset, model }: Pick<Experiment, 'dataset' | 'model'>): LayerDescription[] {
  if (model.decoder.type !== 'broadcast') return [];
  const { depth, filters } = model.decoder;
  const side = dataset.imageSize;
  const layers = [plain('z', 'Latents', [model.latents]), plain('broadcast', 'Tile, append x and y', [side, side, model.latents + 2])];
  let channels = model.latents + 2;
  for (let index = 0; index < depth; index++) {
    const last = index === depth - 1;
    const outputs = last ? dataset.channels : filters;
    layers.push(convolution(`conv${String(index)}`, last ? 'stride 1' : 'stride 1, ReLU', side, channels, outputs, side * side));
    channels = outputs;
  }
  return layers;
}

function describeDeconv({ dataset, model }: Pick<Experiment, 'dataset' | 'model'>): LayerDescription[] {
  const { filters } = model.decoder;
  const layers = [
    plain('z', 'Latents', [model.latents]),
    dense('dense0', model.latents, 4 * filters, 'Dense, ReLU'),
    plain('reshape', 'Reshape', [2, 2, filters]),
  ];
  let channels = filters;
  const count = Math.log2(dataset.imageSize) - 1;
  for (let index = 0; index < count; index++) {
    const last = index === count - 1;
    const outputs = last ? dataset.channels : filters;
    const side = 2 ** (index + 2);
    // Each input pixel is spread over the kernel once, so the work follows the input's area.
    layers.push(convolution(`deconv${String(index)}`, last ? 'transposed, stride 2' : 'transposed, stride 2, ReLU', side, channels, outputs, (side * side) / 4));
    channels = outputs;
  }
  return layers;
}

function plain(name: string, operation: string, shape: readonly number[]): LayerDescription {
  return { name, operation, shape, parameters: 0, multiplyAccumulates: 0 };
}

function dense(name: string, inputs: number, outputs: number, operation: string): LayerDescription {
  return { name, operation, shape: [outputs], parameters: inputs * outputs + outputs, multiplyAccumulates: inputs * outputs };
}

function convolution(name: string, detail: string, side: number, inputs: number, outputs: number, positions: number): LayerDescription {
  const weights = KERNEL * KERNEL * inputs * outputs;
  return { name, operation: `Conv ${String(KERNEL)}×${String(KERNEL)}, ${detail}`, shape: [side, side, outputs], parameters: weights + outputs, multiplyAccumulates: weights * positions };
}
