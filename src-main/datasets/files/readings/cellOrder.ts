import type { VaryingFactor } from '@shared/experiment/datasets/factor';

const NONE = 0xffff_ffff;

/**
 * The number of an image for each combination of levels, counted with the last factor fastest, the first one where there
 * are several.
 * @param values [images, factors]
 * @returns null unless all factors are discrete and every combination has an image: then factor space can be walked.
 */
export function cellOrder(factors: readonly VaryingFactor[], values: Float64Array): Uint32Array | null {
  const images = values.length / factors.length;
  const cells = factors.reduce((product, { levels }) => product * (levels?.length ?? Infinity), 1);
  if (!(cells <= images)) return null;
  const indices = factors.map(({ levels }) => new Map(levels!.map((level, index) => [level, index])));
  const order = new Uint32Array(cells).fill(NONE);
  for (let image = 0; image < images; image++) {
    let cell = 0;
    for (let factor = 0; factor < factors.length; factor++) cell = cell * indices[factor]!.size + indices[factor]!.get(values[image * factors.length + factor]!)!;
    if (order[cell] === NONE) order[cell] = image;
  }
  return order.includes(NONE) ? null : order;
}
