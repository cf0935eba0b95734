/** Σ t³ − t over groups of t equal ranks: what corrections for ties are made from. 0 where all ranks differ. */
export function tieSum(ranks: Float64Array): number {
  const counts = new Map<number, number>();
  for (const rank of ranks) counts.set(rank, (counts.get(rank) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + count ** 3 - count, 0);
}
