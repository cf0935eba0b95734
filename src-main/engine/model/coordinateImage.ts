import * as tf from '@tensorflow/tfjs';
import { coordinateAt } from './coordinateAt';

/** x along columns and y along rows, each from −1 to 1, [1, side, side, 2]. */
export function coordinateImage(side: number): tf.Tensor4D {
  const values = Float32Array.from({ length: side * side * 2 }, (_, index) => {
    const pixel = Math.floor(index / 2);
    return coordinateAt(index % 2 === 0 ? pixel % side : Math.floor(pixel / side), side);
  });
  return tf.tensor4d(values, [1, side, side, 2]);
}
