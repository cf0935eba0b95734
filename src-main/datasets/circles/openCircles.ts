import { circlesFactors, circlesVaryingFactors, type CirclesDataset } from '@shared/experiment/datasets/circles';
import { intervalFactors } from '@shared/experiment/datasets/factor';
import type { Generator } from '../../random/generator';
import { drawFactors } from '../drawFactors';
import type { ImageSource } from '../imageSource';
import { renderedSource } from '../renderedSource';
import { drawCircles } from './drawCircles';
import { heldOutRegion } from './heldOutRegion';

/** How many images the paper drew of each of its circles datasets (Watters et al. 2019, Appendix A.3). */
const PUBLISHED_SIZE = 500_000;

/** The circles of a dataset. Training never sees the held-out region, and sees as many blank images as it says. */
export function openCircles(dataset: CirclesDataset): ImageSource {
  const factors = circlesVaryingFactors(dataset);
  const drawnFactors = intervalFactors(circlesFactors(dataset));
  const inHeldOutRegion = heldOutRegion(dataset);
  const mayBeBlank = dataset.blankShare > 0;
  const sample = (generator: Generator, count: number): Float64Array => {
    const values = new Float64Array(count * factors.length);
    for (let row = 0; row < count; row++) {
      let drawn = drawFactors(drawnFactors, generator, 1);
      while (inHeldOutRegion?.(drawn)) drawn = drawFactors(drawnFactors, generator, 1);
      values.set(drawn, row * factors.length);
      if (mayBeBlank) values[(row + 1) * factors.length - 1] = generator.uniform() < dataset.blankShare ? 0 : 1;
    }
    return values;
  };
  const { imageSize, channels } = dataset;
  const render = (values: Float64Array, target: Float32Array): void => { drawCircles(dataset, values, target); };
  // Blank images are the same wherever their circle would be, so none of them is held out.
  const isHeldOut = (values: ArrayLike<number>): boolean => inHeldOutRegion?.(values) === true && !(mayBeBlank && values[factors.length - 1] === 0);
  return renderedSource({ shape: { imageSize, channels }, factors, size: PUBLISHED_SIZE, render, sample, isHeldOut });
}
