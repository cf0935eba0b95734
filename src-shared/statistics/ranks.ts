/** Ranks 1, 2, … of some values; equal values share the mean of their ranks. */
export function ranks(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_, index) => index).sort((left, right) => values[left]! - values[right]!);
  const result = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end += 1;
    for (let place = start; place < end; place++) result[order[place]!] = (start + end + 1) / 2;
    start = end;
  }
  return result;
}
