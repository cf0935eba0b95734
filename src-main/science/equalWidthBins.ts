/**
 * Puts values into `count` bins of equal width. As in numpy, a bin holds its lower edge, and the last one also its upper;
 * values outside [low, high] go into the nearest bin. Without a width (low = high) everything is in bin 0.
 * @returns the bin of each value, 0 … count − 1.
 */
export function equalWidthBins(values: ArrayLike<number>, count: number, low: number, high: number): Int32Array {
  const bins = new Int32Array(values.length);
  if (!(high > low)) return bins;
  const width = (high - low) / count;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    let bin = Math.min(count - 1, Math.max(0, Math.floor((value - low) / width)));
    // The quotient may round across an edge; the edges themselves decide.
    if (value < low + bin * width && bin > 0) bin -= 1;
    else if (value >= low + (bin + 1) * width && bin < count - 1) bin += 1;
    bins[index] = bin;
  }
  return bins;
}

/** Bins between the smallest and the largest value, as disentanglement_lib discretizes each code (Locatello et al. 2019). */
export function equalWidthBinsOverRange(values: Float64Array | readonly number[], count: number): Int32Array {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return equalWidthBins(values, count, low, high);
}
