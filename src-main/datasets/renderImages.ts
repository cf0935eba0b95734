import { varyingFactors, type Dataset } from '@shared/experiment/dataset';
import { renderCircles } from './circles/renderCircles';

/**
 * Renders one image for each row of factor values. A new dataset is one more case here and a folder beside this file.
 * @param factors [count, varying factors] row-major, in the order of `varyingFactors`, in the factors' own units.
 * @param target [count, height, width, channels], overwritten with values in [0, 1].
 * @throws RangeError where the two arrays do not hold the same number of images.
 */
export function renderImages(dataset: Dataset, factors: Float64Array, target: Float32Array): void {
  const count = factors.length / varyingFactors(dataset).length;
  const size = count * dataset.imageSize * dataset.imageSize * dataset.channels;
  if (!Number.isInteger(count) || target.length !== size) {
    throw new RangeError(`The factors describe ${String(count)} images of ${String(size)} values in all; the target holds ${String(target.length)}.`);
  }
  switch (dataset.type) {
    case 'circles':
      renderCircles(dataset, factors, target);
      break;
  }
}
