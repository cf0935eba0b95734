import * as tf from '@tensorflow/tfjs';
import { deconvolutionChannels } from '@shared/experiment/deconvolutionChannels';
import type { Decoder } from '@shared/experiment/model';
import type { NetworkSpecification } from '../engine';
import { batchNormalization } from './batchNormalization';
import { coordinateImage } from './coordinateImage';
import { dense } from './dense';
import { denseStack } from './denseStack';
import { doublingConvolution } from './doublingConvolution';
import type { Weights } from './weights';

type Deconvolutional = Extract<Decoder, { type: 'deconv' | 'coordConv' }>;

/**
 * Latents [batch, latents] → outputs of p(x|z) [batch, height, width, outputs] (Watters et al. 2019, Tables 1, 2, 6 and 8, DeConv
 * decoder; Appendix E, CoordConv decoder).
 */
export function deconvDecoder({ imageSize }: NetworkSpecification, kind: Deconvolutional, weights: Weights, latents: tf.Tensor2D): tf.Tensor4D {
  const channels = deconvolutionChannels(kind, imageSize);
  let hidden = startImage(kind, imageSize / 2 ** channels.length, channels[0]!, weights, latents);
  channels.forEach((_, index) => {
    hidden = layer(kind, `decoder/deconv${String(index)}`, index === channels.length - 1, weights, tf.relu(hidden));
  });
  return hidden;
}

/** One transposed convolution, without its activation. */
function layer(kind: Deconvolutional, name: string, isLast: boolean, weights: Weights, images: tf.Tensor4D): tf.Tensor4D {
  const kernel = weights.get(`${name}/kernel`) as tf.Tensor4D;
  const bias = weights.get(`${name}/bias`) as tf.Tensor1D;
  if (kind.type === 'coordConv') return withCoordinates(images, kernel, bias);
  const convolved = doublingConvolution(images, kernel);
  return kind.batchNormalization && !isLast ? batchNormalization(weights, name, convolved) : tf.add(convolved, bias);
}

/** The last dense layer, reshaped to a small image; without its activation. */
function startImage(kind: Deconvolutional, side: number, channels: number, weights: Weights, latents: tf.Tensor2D): tf.Tensor4D {
  const hiddenLayers = kind.mlpLayers - 1;
  const name = `decoder/dense${String(hiddenLayers)}`;
  const hidden = denseStack(weights, 'decoder', hiddenLayers, latents);
  const shape: [number, number, number, number] = [latents.shape[0], side, side, channels];
  if (kind.type === 'deconv' && kind.batchNormalization) return batchNormalization(weights, name, tf.reshape(tf.matMul(hidden, weights.get(`${name}/kernel`)), shape));
  return tf.reshape(dense(weights, name, hidden), shape);
}

/**
 * The transposed convolution of images with x and y appended (Liu et al. 2018). It is linear, and the coordinates are the same
 * for every image, so their share and the bias are computed once and added.
 * @param kernel [4, 4, outputs, inputs + 2]; the last two inputs are x (along columns) and y (along rows)
 */
function withCoordinates(images: tf.Tensor4D, kernel: tf.Tensor4D, bias: tf.Tensor1D): tf.Tensor4D {
  const [height, width, outputs] = kernel.shape;
  const [, side, , inputs] = images.shape;
  const ofImages = doublingConvolution(images, tf.slice(kernel, [0, 0, 0, 0], [height, width, outputs, inputs]));
  const ofCoordinates = doublingConvolution(coordinateImage(side), tf.slice(kernel, [0, 0, 0, inputs], [height, width, outputs, 2]));
  return tf.add(ofImages, tf.add(ofCoordinates, bias));
}
