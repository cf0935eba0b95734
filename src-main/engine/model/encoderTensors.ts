import type { Encoder } from '@shared/experiment/model';
import type { NetworkSpecification } from '../engine';
import { batchNormalizationTensors, convolutionTensors, denseTensors, type LayerTensor } from './layerTensors';

/** Weights of the encoder: `encoder/conv0…`, `encoder/dense0…`, `encoder/moments`. */
export function encoderTensors({ imageSize, channels, model }: NetworkSpecification): LayerTensor[] {
  const { encoder, latents } = model;
  const { tensors, features } = encoder.type === 'convolutional'
    ? convolutional(encoder, imageSize, channels)
    : denseStack(encoder.units, imageSize * imageSize * channels);
  return [...tensors, ...denseTensors('encoder/moments', features, 2 * latents)];
}

interface Features {
  readonly tensors: readonly LayerTensor[];
  /** Length of what mean and log-variance are made from. */
  readonly features: number;
}

function convolutional(encoder: Extract<Encoder, { type: 'convolutional' }>, imageSize: number, channels: number): Features {
  const tensors: LayerTensor[] = [];
  let side = imageSize;
  let inputs = channels;
  encoder.filters.forEach((filters, index) => {
    const name = `encoder/conv${String(index)}`;
    tensors.push(...convolutionTensors(name, inputs, filters));
    if (encoder.batchNormalization) tensors.push(...batchNormalizationTensors(name, filters));
    side = Math.ceil(side / 2);
    inputs = filters;
  });
  const flat = side * side * inputs;
  if (encoder.dense === null) return { tensors, features: flat };
  return { tensors: [...tensors, ...denseTensors('encoder/dense0', flat, encoder.dense)], features: encoder.dense };
}

function denseStack(units: readonly number[], inputs: number): Features {
  const tensors = units.flatMap((outputs, index) => denseTensors(`encoder/dense${String(index)}`, units[index - 1] ?? inputs, outputs));
  return { tensors, features: units.at(-1) ?? inputs };
}
