import * as tf from '@tensorflow/tfjs';

/** Scales s of the kernel k(u, v) = Σ_s 2s / (2s + (u − v)²). */
const SCALES = [0.1, 0.2, 0.5, 1, 2, 5];

/**
 * Σ over latents of the squared maximum mean discrepancy between two samples of each (Gretton et al. 2012, equation 3, with
 * the pairs i = i counted across the samples; Mathieu et al. 2019, as in its code). It can be a little below zero.
 * @param one [count, latents], and `other` of the same shape
 */
export function dimensionWiseMmd(one: tf.Tensor2D, other: tf.Tensor2D): tf.Scalar {
  const [count] = one.shape;
  // Latents first: see `posteriorDensities`.
  const [left, right] = [tf.transpose(one), tf.transpose(other)];
  // Each sample is one with itself, which says nothing: k(u, u) is the number of scales.
  const within = (sample: tf.Tensor2D) => tf.sub(kernelSums(sample, sample), count * SCALES.length);
  const same = tf.mul(tf.add(within(left), within(right)), 1 / (count * (count - 1)));
  return tf.sum(tf.sub(same, tf.mul(kernelSums(left, right), 2 / (count * count))));
}

/**
 * Σ_ij k(a_i, b_j) of each latent: [latents, count] twice → [latents]. Its gradient is its own, from `a` and `b` alone: taken
 * by tfjs it would keep every step of the sum for all pairs, gigabytes for a batch of 500 and 50 latents.
 */
function kernelSums(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor1D {
  return tf.customGrad((left, right, save) => {
    (save as tf.GradSaveFunc)([left as tf.Tensor, right as tf.Tensor]);
    const squares = tf.square(differences(left as tf.Tensor2D, right as tf.Tensor2D));
    const kernel = SCALES.map((scale) => ratio(squares, scale)).reduce((sum, term) => tf.add(sum, term));
    const gradFunc = (dy: tf.Tensor, [savedLeft, savedRight]: tf.Tensor[]) => {
      const pairs = tf.mul(slopes(differences(savedLeft as tf.Tensor2D, savedRight as tf.Tensor2D)), tf.reshape(dy, [-1, 1, 1]));
      return [tf.sum(pairs, 2), tf.neg(tf.sum(pairs, 1))];
    };
    return { value: tf.sum(tf.sum(kernel, 2), 1), gradFunc };
  })(a, b) as tf.Tensor1D;
}

/** a_i − b_j, [latents, count of a, count of b]. */
function differences(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor3D {
  const [latents, left] = a.shape;
  return tf.sub(tf.reshape(a, [latents, left, 1]), tf.reshape(b, [latents, 1, b.shape[1]]));
}

/** Derivative of the kernel by the difference u: −Σ_s (u/s)·(2s / (2s + u²))². */
function slopes(difference: tf.Tensor3D): tf.Tensor {
  const squares = tf.square(difference);
  const sum = SCALES.map((scale) => tf.mul(tf.square(ratio(squares, scale)), -1 / scale)).reduce((one, term) => tf.add(one, term));
  return tf.mul(sum, difference);
}

function ratio(squares: tf.Tensor, scale: number): tf.Tensor {
  return tf.div(2 * scale, tf.add(squares, 2 * scale));
}
