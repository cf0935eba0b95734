import * as tf from '@tensorflow/tfjs';
import type { Encoder } from '@shared/experiment/model';
import type { NetworkSpecification } from '../engine';
import { batchNormalization } from './batchNormalization';
import { dense } from './dense';
import { denseStack } from './denseStack';
import { leakyRelu } from './leakyRelu';
import type { Weights } from './weights';

/** Mean and log-variance of q(z|x), each [batch, latents]. */
export interface Moments {
  readonly mean: tf.Tensor2D;
  readonly logVariance: tf.Tensor2D;
}

/** Images [batch, height, width, channels] → q(z|x) (Watters et al. 2019, Tables 1 and 2, left column). */
export function encoder(specification: NetworkSpecification, weights: Weights, images: tf.Tensor4D): Moments {
  const { encoder: kind, latents } = specification.model;
  const batch = images.shape[0];
  const features = kind.type === 'convolutional'
    ? convolutionalFeatures(kind, weights, images)
    : denseStack(weights, 'encoder', kind.units.length, tf.reshape(images, [batch, -1]));
  const moments = dense(weights, 'encoder/moments', features);
  return { mean: tf.slice(moments, [0, 0], [batch, latents]), logVariance: tf.slice(moments, [0, latents], [batch, latents]) };
}

function convolutionalFeatures(kind: Extract<Encoder, { type: 'convolutional' }>, weights: Weights, images: tf.Tensor4D): tf.Tensor2D {
  const activate = kind.activation === 'relu' ? tf.relu<tf.Tensor4D> : leakyRelu<tf.Tensor4D>;
  let hidden = images;
  kind.filters.forEach((_, index) => {
    const name = `encoder/conv${String(index)}`;
    const convolved = tf.conv2d(hidden, weights.get(`${name}/kernel`) as tf.Tensor4D, 2, 'same');
    hidden = activate(kind.batchNormalization ? batchNormalization(weights, name, convolved) : tf.add(convolved, weights.get(`${name}/bias`)));
  });
  const flat = tf.reshape(hidden, [images.shape[0], -1]) as tf.Tensor2D;
  if (kind.dense === null) return flat;
  const features = dense(weights, 'encoder/dense0', flat);
  return kind.denseActivation === 'relu' ? tf.relu(features) : features;
}
