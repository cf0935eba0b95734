import * as tf from '@tensorflow/tfjs';

/**
 * A transposed convolution of stride 2 without bias, which doubles the side: images [batch, side, side, inputs] and the
 * kernel [4, 4, outputs, inputs] → [batch, 2·side, 2·side, outputs].
 */
export function doublingConvolution(images: tf.Tensor4D, kernel: tf.Tensor4D): tf.Tensor4D {
  const [batch, height, width] = images.shape;
  return tf.conv2dTranspose(images, kernel, [batch, 2 * height, 2 * width, kernel.shape[2]], 2, 'same');
}
