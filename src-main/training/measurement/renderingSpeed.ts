import { performance } from 'node:perf_hooks';
import type { ImageSource } from '../../datasets/imageSource';
import { Generator } from '../../random/generator';

/** How many images of a dataset one thread draws in a second. */
export interface RenderingSpeed {
  /** In the beginning, when what renderers keep for later has yet to be made. */
  readonly first: number;
  /** Once most of that is there. */
  readonly steady: number;
}

/** Images drawn at a time, as in most experiments of the paper. */
const BATCH = 16;
/** After so many images renderers have seen nearly all of what they keep. */
const WARM_UP_IMAGES = 20_000;

/** Draws images as training does, for about twice `milliseconds` and the warm-up between. */
export function renderingSpeed(source: ImageSource, milliseconds: number, warmUpImages = WARM_UP_IMAGES): RenderingSpeed {
  const generator = Generator.fromSeed(0, 'measurement');
  const images = new Float32Array(BATCH * source.shape.imageSize ** 2 * source.shape.channels);
  const drawBatch = () => { source.render(source.sample(generator, BATCH), images); };
  const first = perSecond(drawBatch, milliseconds);
  for (let drawn = 0; drawn < warmUpImages; drawn += BATCH) drawBatch();
  return { first, steady: perSecond(drawBatch, milliseconds) };
}

function perSecond(drawBatch: () => void, milliseconds: number): number {
  const started = performance.now();
  let drawn = 0;
  let passed = 0;
  while (passed < milliseconds) {
    drawBatch();
    drawn += BATCH;
    passed = performance.now() - started;
  }
  return Math.round((1000 * drawn) / passed);
}
