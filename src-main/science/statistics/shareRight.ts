/**
 * The share of right answers.
 * @param right 1 for right answers, 0 for wrong ones.
 * @param counts how often each answer counts; once unless given.
 */
export function shareRight(right: Uint8Array, counts: Uint16Array | null = null): number {
  let sum = 0;
  let total = 0;
  for (let index = 0; index < right.length; index++) {
    const count = counts === null ? 1 : counts[index]!;
    sum += right[index]! * count;
    total += count;
  }
  return sum / total;
}
