/** Batch sizes that programs are compiled for; a compiled program has fixed shapes. */
const SIZES = [64, 8, 1] as const;

/** Splits a number of images into batches of few different sizes, largest first: 75 → 64, 8, 1, 1, 1. */
export function chunkSizes(count: number): number[] {
  const sizes: number[] = [];
  let left = count;
  for (const size of SIZES) {
    while (left >= size) {
      sizes.push(size);
      left -= size;
    }
  }
  return sizes;
}
