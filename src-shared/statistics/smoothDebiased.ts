/**
 * Exponential moving average with the start-up bias divided out, as Adam does it (Kingma and Ba 2015, section 3): a plain
 * average that starts at zero would pull the first points towards zero.
 * @param weight how much of the past stays, in [0, 1); 0 returns the values themselves
 * @returns one value per input; null where the input is null, and the average goes on after the gap
 */
export function smoothDebiased(values: readonly (number | null)[], weight: number): (number | null)[] {
  let average = 0;
  let seen = 0;
  return values.map((value) => {
    if (value === null) return null;
    seen += 1;
    average = weight * average + (1 - weight) * value;
    return average / (1 - weight ** seen);
  });
}
