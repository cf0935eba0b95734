/**
 * The least Bernoulli NLL that any model of independent pixels can reach on some images, in nats per image (the
 * cross-entropy is never below the entropy; Cover and Thomas 2006, Section 2.3): the mean over images of Σ −x·ln x − (1 −
 * x)·ln(1 − x). Only black and white pixels cost nothing.
 * @param images [count, pixels and channels], values in [0, 1].
 */
export function entropyFloor(images: Float32Array, count: number): number {
  let sum = 0;
  for (const value of images) if (value > 0 && value < 1) sum -= value * Math.log(value) + (1 - value) * Math.log1p(-value);
  return sum / count;
}
