/** A step as it stands in file names: eight digits, so that names sort by step. */
export function stepName(step: number): string {
  return String(step).padStart(8, '0');
}
