/** How a field shows a number at rest: long integers grouped, small numbers as JavaScript writes them. */
export function numberText(value: number | null): string {
  if (value === null) return '';
  return Number.isInteger(value) && Math.abs(value) >= 10_000 && Math.abs(value) < 1e15 ? value.toLocaleString('en-US') : String(value);
}

/** The number that a text means, or null: `0.5`, `3e-4`, `500,000`, and a true minus sign are understood. */
export function parseNumberText(text: string): number | null {
  const plain = text.trim().replace('−', '-');
  if (!/^[-+]?(\d{1,3}(,\d{3})+|\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain.replaceAll(',', ''));
  return Number.isFinite(value) ? value : null;
}

/** A number `count` steps away; without `step` one step is one in the leading digit. Free of binary dust. */
export function stepNumber(value: number, count: number, step?: number): number {
  const size = step ?? (value === 0 ? 1 : 10 ** Math.floor(Math.log10(Math.abs(value))));
  return Number((value + count * size).toPrecision(12));
}
