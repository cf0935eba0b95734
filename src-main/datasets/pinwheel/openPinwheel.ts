import { pinwheelVaryingFactors, type PinwheelDataset } from '@shared/experiment/datasets/pinwheel';
import type { ImageSource } from '../imageSource';
import { pinwheelPoints } from './pinwheelPoints';

/**
 * The fixed points of a pinwheel (Johnson et al. 2016; Mathieu et al. 2019), as images of one pixel with two channels.
 * Coordinates of a point: its arm and its number within the arm.
 */
export function openPinwheel(dataset: PinwheelDataset): ImageSource {
  const { arms, pointsPerArm } = dataset;
  const points = pinwheelPoints(dataset);
  return {
    shape: { imageSize: 1, channels: 2 },
    factors: pinwheelVaryingFactors(dataset),
    size: arms * pointsPerArm,
    width: 2,
    walkable: false,
    sample: (generator, count) => {
      const coordinates = new Float64Array(count * 2);
      for (let row = 0; row < count; row++) {
        const point = generator.integer(arms * pointsPerArm);
        coordinates[row * 2] = Math.floor(point / pointsPerArm);
        coordinates[row * 2 + 1] = point % pointsPerArm;
      }
      return coordinates;
    },
    render: (coordinates, target) => {
      if (coordinates.length !== target.length) throw new RangeError(`${String(coordinates.length / 2)} points do not fill ${String(target.length)} values.`);
      for (let row = 0; row < coordinates.length; row += 2) {
        const point = coordinates[row]! * pointsPerArm + coordinates[row + 1]!;
        target[row] = points[point * 2]!;
        target[row + 1] = points[point * 2 + 1]!;
      }
    },
    factorValues: (coordinates) => coordinates.filter((_, index) => index % 2 === 0),
    locate: () => {
      throw new Error('A pinwheel has only the points that were drawn.');
    },
    isHeldOut: () => false,
    close: () => undefined,
  };
}
