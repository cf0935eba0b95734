import type { DataShape } from '@shared/experiment/dataset';
import type { ImageSource } from './imageSource';

/** Images whose pixels take all values between 0 and 1: they stand in for data from a file where only the time that a network takes counts. */
export function noiseSource(shape: DataShape): ImageSource {
  const noise = (coordinates: Float64Array, target: Float32Array): void => {
    for (let index = 0; index < target.length; index++) target[index] = ((index + 1) * (coordinates[0]! + 1) * 0.618) % 1;
  };
  return {
    shape,
    factors: [],
    size: 2 ** 31,
    width: 1,
    walkable: false,
    sample: (generator, count) => Float64Array.from({ length: count }, () => generator.uniform()),
    render: noise,
    factorValues: () => new Float64Array(),
    locate: () => {
      throw new Error('Noise has no factors.');
    },
    isHeldOut: () => false,
    close: () => undefined,
  };
}
