/** How many classes there are when they are numbered 0, 1, …: one more than the largest. */
export function classCount(classes: Int32Array): number {
  let largest = -1;
  for (const value of classes) if (value > largest) largest = value;
  return largest + 1;
}
