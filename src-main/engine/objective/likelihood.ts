import * as tf from '@tensorflow/tfjs';
import type { Likelihood } from '@shared/experiment/model';

/** Keeps a learned standard deviation away from zero, where the density has no bound. */
const SMALLEST_DEVIATION = 1e-6;

/**
 * −log p(x|z) in nats, summed over pixels and averaged over the batch: Bernoulli and Gaussian (Kingma and Welling 2014,
 * Appendix C; a fixed variance: Watters et al. 2019), Gaussian of learned variance and Laplace (Mathieu et al. 2019).
 * @param outputs the decoder's, [batch, height, width, outputs]; see `outputsPerPixel`
 * @param images [batch, height, width, channels]
 */
export function negativeLogLikelihood(likelihood: Likelihood, outputs: tf.Tensor4D, images: tf.Tensor4D): tf.Scalar {
  const { terms, factor, constant } = likelihoodTerms(likelihood, outputs, images);
  const mean = tf.mul(tf.sum(terms) as tf.Scalar, factor / images.shape[0]) as tf.Scalar;
  return constant === 0 ? mean : tf.add(mean, constant);
}

/** −log p(x|z) of each image in nats, [batch]. Arguments as above. */
export function negativeLogLikelihoodPerImage(likelihood: Likelihood, outputs: tf.Tensor4D, images: tf.Tensor4D): tf.Tensor1D {
  const { terms, factor, constant } = likelihoodTerms(likelihood, outputs, images);
  return tf.add(tf.mul(tf.sum(terms, [1, 2, 3]), factor), constant);
}

/** −log p(x|z) of an image is `factor` times the sum of its terms plus `constant`. */
interface LikelihoodTerms {
  /** [batch, height, width, channels] */
  readonly terms: tf.Tensor;
  readonly factor: number;
  readonly constant: number;
}

function likelihoodTerms(likelihood: Likelihood, outputs: tf.Tensor4D, images: tf.Tensor4D): LikelihoodTerms {
  const values = images.size / images.shape[0];
  switch (likelihood.type) {
    case 'bernoulli':
      // −x·log σ(l) − (1 − x)·log(1 − σ(l)) = softplus(l) − x·l
      return { terms: tf.sub(tf.softplus(outputs), tf.mul(images, outputs)), factor: 1, constant: 0 };
    case 'gaussian':
      return { terms: tf.square(tf.sub(images, outputs)), factor: 0.5 / likelihood.variance, constant: 0.5 * Math.log(2 * Math.PI * likelihood.variance) * values };
    case 'learnedGaussian': {
      const deviation = tf.add(tf.softplus(channelsFrom(outputs, images.shape[3], images.shape[3])), SMALLEST_DEVIATION);
      const standardized = tf.div(tf.sub(images, channelsFrom(outputs, 0, images.shape[3])), deviation);
      return { terms: tf.add(tf.mul(tf.square(standardized), 0.5), tf.log(deviation)), factor: 1, constant: 0.5 * Math.log(2 * Math.PI) * values };
    }
    case 'laplace':
      return { terms: tf.abs(tf.sub(images, outputs)), factor: 1 / likelihood.scale, constant: Math.log(2 * likelihood.scale) * values };
  }
}

/** Means of p(x|z), [batch, height, width, channels], from the decoder's outputs. */
export function likelihoodMean(likelihood: Likelihood, outputs: tf.Tensor4D): tf.Tensor4D {
  switch (likelihood.type) {
    case 'bernoulli':
      return tf.sigmoid(outputs);
    case 'learnedGaussian':
      return channelsFrom(outputs, 0, outputs.shape[3] / 2);
    case 'gaussian':
    case 'laplace':
      return outputs;
  }
}

function channelsFrom(outputs: tf.Tensor4D, first: number, count: number): tf.Tensor4D {
  const [batch, height, width] = outputs.shape;
  return tf.slice(outputs, [0, 0, 0, first], [batch, height, width, count]);
}
