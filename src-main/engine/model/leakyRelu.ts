import * as tf from '@tensorflow/tfjs';

/** Slope of the negative side in DCGAN's encoder and FactorVAE's discriminator (Radford et al. 2016; Kim and Mnih 2018). */
const SLOPE = 0.2;

/**
 * max(x, 0.2·x). Its gradient is taken from the sign of the output, which is that of the input: the input is then needed by
 * nobody else, so that a convolution can be fused with its activation.
 */
export function leakyRelu<Shape extends tf.Tensor>(inputs: Shape): Shape {
  const activation = tf.customGrad((x, save) => {
    const value = tf.leakyRelu(x as tf.Tensor, SLOPE);
    (save as tf.GradSaveFunc)([value]);
    return {
      value,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => tf.mul(dy, tf.add(tf.mul(tf.step(saved[0]!), 1 - SLOPE), SLOPE)),
    };
  });
  return activation(inputs) as Shape;
}
