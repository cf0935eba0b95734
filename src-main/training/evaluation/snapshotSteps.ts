/**
 * Steps at which a run is looked at: 0, the last one, and between them steps at equal distances of log(1 + step), so that
 * the early, fast unfolding of the latent space is seen as well as the slow end.
 * @returns `count` distinct steps in ascending order, or every step where there are fewer than `count`.
 */
export function snapshotSteps(totalSteps: number, count: number): number[] {
  const wanted = Math.min(count, totalSteps + 1);
  const steps = [0];
  for (let index = 1; index < wanted; index++) {
    const spaced = Math.round(Math.expm1((Math.log1p(totalSteps) * index) / (wanted - 1)));
    // Early steps would coincide after rounding: move each past the one before, but leave room for those to come.
    steps.push(Math.min(Math.max(spaced, steps[index - 1]! + 1), totalSteps - (wanted - 1 - index)));
  }
  return steps;
}
