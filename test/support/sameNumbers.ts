/** Whether two arrays hold the same numbers; much faster than a test library's comparison where they are long. */
export function sameNumbers(first: ArrayLike<number>, second: ArrayLike<number>): boolean {
  if (first.length !== second.length) return false;
  for (let index = 0; index < first.length; index++) {
    if (!Object.is(first[index], second[index])) return false;
  }
  return true;
}
