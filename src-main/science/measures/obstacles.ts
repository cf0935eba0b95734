import { classCount } from '../classCount';
import type { Representation } from '../representation';

/** A class of this many rows is by chance never in one half of the rows only. */
const ROWS_THAT_SPREAD = 40;
/** Fewer rows than this say nothing. */
const LEAST_SAMPLES = 50;

/** Why metrics that compare codes with `least` or more factors can't be measured; null where they can. */
export function factorObstacle({ samples, factors }: Representation, least = 1): string | null {
  if (samples < LEAST_SAMPLES) return `It needs at least ${String(LEAST_SAMPLES)} samples; there are ${String(samples)}.`;
  if (factors.length === 0) return 'The factors of the data are not known.';
  if (factors.length < least) return `It needs at least ${String(least)} factors; there is one.`;
  const constant = factors.findIndex((classes) => classes.every((value) => value === classes[0]));
  return constant < 0 ? null : `Factor ${String(constant + 1)} has the same value in every sample.`;
}

/** Why metrics that train on the first half of the rows and test on the second can't be measured; null where they can. */
export function halvesObstacle(representation: Representation): string | null {
  const obstacle = factorObstacle(representation);
  if (obstacle !== null) return obstacle;
  const half = representation.samples >> 1;
  for (const [factor, classes] of representation.factors.entries()) {
    const first = new Uint32Array(classCount(classes));
    const second = first.slice();
    classes.forEach((value, row) => { (row < half ? first : second)[value]! += 1; });
    const apart = first.findIndex((count, value) => Math.min(count, second[value]!) === 0 && Math.max(count, second[value]!) >= ROWS_THAT_SPREAD);
    if (apart >= 0) return `The rows seem to be sorted: a value of factor ${String(factor + 1)} occurs in one half of them only. Shuffle codes and factors alike.`;
  }
  return null;
}

/** Why metrics that compare latents with each other can't be measured; null where they can. */
export function latentObstacle({ samples, latents }: Representation): string | null {
  if (samples < LEAST_SAMPLES) return `It needs at least ${String(LEAST_SAMPLES)} samples; there are ${String(samples)}.`;
  return latents < 2 ? 'It needs at least two latents; there is one.' : null;
}
