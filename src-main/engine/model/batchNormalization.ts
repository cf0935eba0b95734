import * as tf from '@tensorflow/tfjs';
import type { Weights } from './weights';

const EPSILON = 1e-5;
/** Share of the old running statistic that stays. */
const MOMENTUM = 0.9;

/**
 * Batch normalization (Ioffe and Szegedy 2015, Algorithm 1): each channel standardized over batch and pixels, then scaled and
 * moved. Inference standardizes with running averages of mean and unbiased variance.
 * @param images [batch, height, width, channels]
 */
export function batchNormalization(weights: Weights, name: string, images: tf.Tensor4D): tf.Tensor4D {
  const scale = weights.get(`${name}/scale`);
  const bias = weights.get(`${name}/bias`);
  const standardized = weights.mode === 'training' ? standardizeOverBatch(weights, name, images) : standardizeByRunning(weights, name, images);
  return tf.add(tf.mul(standardized, scale), bias);
}

function standardizeByRunning(weights: Weights, name: string, images: tf.Tensor4D): tf.Tensor4D {
  const deviation = tf.sqrt(tf.add(weights.get(`${name}/runningVariance`), EPSILON));
  return tf.div(tf.sub(images, weights.get(`${name}/runningMean`)), deviation);
}

function standardizeOverBatch(weights: Weights, name: string, images: tf.Tensor4D): tf.Tensor4D {
  const count = images.size / images.shape[3];
  const mean = channelMeans(images, count);
  const variance = channelMeans(tf.square(tf.sub(images, mean)), count);
  const follow = (statistic: string, value: tf.Tensor) => {
    const running = weights.get(`${name}/${statistic}`);
    weights.report(`${name}/${statistic}`, tf.add(tf.mul(running, MOMENTUM), tf.mul(value, 1 - MOMENTUM)));
  };
  follow('runningMean', mean);
  follow('runningVariance', tf.mul(variance, count / Math.max(count - 1, 1)));
  return standardize(images, mean, variance, count);
}

/**
 * (x − mean) / √(variance + ε) where mean and variance are those of x. The gradient is written down (ibid., Section 3): tfjs
 * would take it through the broadcasts, by way of several tensors of the images' size.
 */
function standardize(images: tf.Tensor4D, mean: tf.Tensor1D, variance: tf.Tensor1D, count: number): tf.Tensor4D {
  const standardized = tf.customGrad((x, save) => {
    const inverse = tf.div(1, tf.sqrt(tf.add(variance, EPSILON)));
    const value = tf.mul(tf.sub(x as tf.Tensor4D, mean), inverse);
    (save as tf.GradSaveFunc)([value, inverse]);
    return {
      value,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [y, factor] = saved as [tf.Tensor4D, tf.Tensor1D];
        const along = tf.mul(y, channelMeans(tf.mul(dy, y), count));
        return tf.mul(tf.sub(tf.sub(dy, channelMeans(dy as tf.Tensor4D, count)), along), factor);
      },
    };
  });
  return standardized(images) as tf.Tensor4D;
}

/** [channels] */
function channelMeans(images: tf.Tensor, count: number): tf.Tensor1D {
  return tf.mul(tf.sum(images, [0, 1, 2]), 1 / count);
}
