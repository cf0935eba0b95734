import { describe, expect, it } from 'vitest';
import { openPinwheel } from '../../../../src-main/datasets/pinwheel/openPinwheel';
import { Generator } from '../../../../src-main/random/generator';
import type { PinwheelDataset } from '../../../../src-shared/experiment/datasets/pinwheel';

const published: PinwheelDataset = { type: 'pinwheel', arms: 4, pointsPerArm: 100, radialDeviation: 0.3, tangentialDeviation: 0.1, rate: 0.25, seed: 0 };

/** All points of a pinwheel, arm by arm. */
function points(dataset: PinwheelDataset): Float32Array {
  const target = new Float32Array(dataset.arms * dataset.pointsPerArm * 2);
  const coordinates = Array.from({ length: dataset.arms * dataset.pointsPerArm }, (_, point) => [Math.floor(point / dataset.pointsPerArm), point % dataset.pointsPerArm]);
  openPinwheel(dataset).render(Float64Array.from(coordinates.flat()), target);
  return target;
}

describe('openPinwheel', () => {
  it('has the same points for the same seed, and others for another', () => {
    expect(points(published)).toEqual(points(published));
    expect(points({ ...published, seed: 1 })).not.toEqual(points(published));
  });

  it('is a Gaussian along each arm once the turns are undone', () => {
    const dataset = { ...published, pointsPerArm: 4000 };
    const all = points(dataset);
    for (let arm = 0; arm < dataset.arms; arm++) {
      let [sumX, sumY, squareX, squareY] = [0, 0, 0, 0];
      for (let point = arm * 4000; point < (arm + 1) * 4000; point++) {
        const [first, second] = [all[2 * point]!, all[2 * point + 1]!];
        // Turning keeps the distance from the origin, nearly x; the angle follows from it up to a little.
        let x = Math.hypot(first, second);
        let y = 0;
        for (let round = 0; round < 30; round++) {
          const angle = (2 * Math.PI * arm) / 4 + 0.25 * Math.exp(x);
          x = first * Math.cos(angle) - second * Math.sin(angle);
          y = first * Math.sin(angle) + second * Math.cos(angle);
        }
        sumX += x;
        sumY += y;
        squareX += (x - 1) ** 2;
        squareY += y ** 2;
      }
      expect(Math.abs(sumX / 4000 - 1)).toBeLessThan(0.025);
      expect(Math.abs(sumY / 4000)).toBeLessThan(0.01);
      expect(Math.abs(Math.sqrt(squareX / 4000) - 0.3)).toBeLessThan(0.02);
      expect(Math.abs(Math.sqrt(squareY / 4000) - 0.1)).toBeLessThan(0.01);
    }
  });

  it('draws its points uniformly, with their arm as the factor', () => {
    const source = openPinwheel(published);
    expect([source.size, source.walkable, source.shape]).toEqual([400, false, { imageSize: 1, channels: 2 }]);
    const count = 8000;
    const coordinates = source.sample(Generator.fromSeed(1, 'training'), count);
    const arms = source.factorValues(coordinates);
    expect(arms).toHaveLength(count);
    [0, 1, 2, 3].forEach((arm) => {
      expect(Math.abs(arms.filter((value) => value === arm).length / count - 0.25)).toBeLessThan(5 * Math.sqrt(0.1875 / count));
    });
    expect(new Set(Array.from({ length: count }, (_, row) => `${String(coordinates[2 * row])} ${String(coordinates[2 * row + 1])}`)).size).toBe(400);
  });

  it('cannot be walked', () => {
    expect(() => openPinwheel(published).locate(Float64Array.of(1))).toThrow('only the points');
  });
});
