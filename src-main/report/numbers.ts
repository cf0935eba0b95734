/** A number with a fixed count of decimals and a true minus sign; an en dash where there is none. */
export function decimal(value: number | null, decimals: number): string {
  return value === null ? '–' : value.toFixed(decimals).replace(/^-/, '−');
}

/** A whole number with thousands set apart. */
export function whole(value: number): string {
  return value.toLocaleString('en-US');
}

/** The mean of the values that are there; null where none is. */
export function meanOf(values: readonly (number | null)[]): number | null {
  const present = values.filter((value) => value !== null);
  return present.length === 0 ? null : present.reduce((sum, value) => sum + value, 0) / present.length;
}

/** The standard deviation of the values that are there, with n − 1 in the denominator; null below two. */
export function deviationOf(values: readonly (number | null)[]): number | null {
  const present = values.filter((value) => value !== null);
  const mean = meanOf(present);
  return mean === null || present.length < 2 ? null : Math.sqrt(present.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (present.length - 1));
}

const SUBSCRIPT_ZERO = '₀'.codePointAt(0)!;

/** The name of a latent, such as z₁₂. */
export function latentName(latent: number): string {
  return `z${[...String(latent)].map((digit) => String.fromCodePoint(SUBSCRIPT_ZERO + Number(digit))).join('')}`;
}

/** `x`, `x and y`, `x, y and hue`. */
export function listOf(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}

/** `1 seed`, `2 seeds`. */
export function counted(count: number, noun: string): string {
  return `${whole(count)} ${noun}${count === 1 ? '' : 's'}`;
}
