import type { NetworkSpecification } from '../engine';

/** Every convolution of the paper has a 4×4 kernel (Watters et al. 2019, Table 1). */
export const KERNEL_SIZE = 4;

/** One tensor inside the flat weight vector. */
export interface WeightEntry {
  /** Such as `encoder/conv0/kernel`. */
  readonly name: string;
  readonly shape: readonly number[];
  /** Inputs that one output sums over; null for a bias. */
  readonly fanIn: number | null;
  /** First element in the flat vector. */
  readonly offset: number;
  readonly size: number;
}

type Layer = readonly [name: string, kernelShape: readonly number[], fanIn: number, outputs: number];

/**
 * Names, shapes and places of all weights, in the one order used by checkpoints, optimizer and gradients.
 * Convolution kernels are [height, width, in, out], transposed ones [height, width, out, in], dense ones [in, out].
 */
export function weightLayout(specification: NetworkSpecification): WeightEntry[] {
  const entries: WeightEntry[] = [];
  let offset = 0;
  const add = (name: string, shape: readonly number[], fanIn: number | null) => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    entries.push({ name, shape, fanIn, offset, size });
    offset += size;
  };
  for (const [name, kernelShape, fanIn, outputs] of [...encoderLayers(specification), ...decoderLayers(specification)]) {
    add(`${name}/kernel`, kernelShape, fanIn);
    add(`${name}/bias`, [outputs], null);
  }
  return entries;
}

/** Length of the flat weight vector. */
export function weightCount(layout: readonly WeightEntry[]): number {
  return layout.reduce((sum, entry) => sum + entry.size, 0);
}

function encoderLayers({ imageSize, channels, model }: NetworkSpecification): Layer[] {
  const layers: Layer[] = [];
  let side = imageSize;
  let inputs = channels;
  model.encoder.filters.forEach((filters, index) => {
    layers.push(convolution(`encoder/conv${String(index)}`, inputs, filters));
    side = Math.ceil(side / 2);
    inputs = filters;
  });
  layers.push(dense('encoder/dense0', side * side * inputs, model.encoder.dense));
  layers.push(dense('encoder/moments', model.encoder.dense, 2 * model.latents));
  return layers;
}

function decoderLayers({ imageSize, channels, model }: NetworkSpecification): Layer[] {
  const { decoder, latents } = model;
  if (decoder.type === 'broadcast') {
    return Array.from({ length: decoder.depth }, (_, index) => convolution(
      `decoder/conv${String(index)}`,
      index === 0 ? latents + 2 : decoder.filters,
      index === decoder.depth - 1 ? channels : decoder.filters,
    ));
  }
  const count = deconvolutionCount(imageSize);
  return [
    dense('decoder/dense0', latents, 4 * decoder.filters),
    ...Array.from({ length: count }, (_, index): Layer => {
      const outputs = index === count - 1 ? channels : decoder.filters;
      return [`decoder/deconv${String(index)}`, [KERNEL_SIZE, KERNEL_SIZE, outputs, decoder.filters], KERNEL_SIZE * KERNEL_SIZE * decoder.filters, outputs];
    }),
  ];
}

/** Doublings from 2×2 to the image. */
export function deconvolutionCount(imageSize: number): number {
  return Math.log2(imageSize) - 1;
}

function convolution(name: string, inputs: number, outputs: number): Layer {
  return [name, [KERNEL_SIZE, KERNEL_SIZE, inputs, outputs], KERNEL_SIZE * KERNEL_SIZE * inputs, outputs];
}

function dense(name: string, inputs: number, outputs: number): Layer {
  return [name, [inputs, outputs], inputs, outputs];
}
