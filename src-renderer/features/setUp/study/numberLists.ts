import { parseNumberText } from '@renderer/shared/ui/numberText';

/** What a text of several values means, and the pieces that mean nothing. */
export interface ListReading<Value> {
  readonly values: readonly Value[];
  readonly wrong: readonly string[];
}

function read<Value>(pieces: readonly string[], understand: (piece: string) => Value | null): ListReading<Value> {
  const values: Value[] = [];
  const wrong: string[] = [];
  for (const piece of pieces.map((one) => one.trim()).filter((one) => one !== '')) {
    const value = understand(piece);
    if (value === null) wrong.push(piece);
    else values.push(value);
  }
  return { values, wrong };
}

/** Numbers with commas, semicolons or blanks between them: `1, 2, 4` or `1e-4 3e-4`. */
export function parseNumbers(text: string): ListReading<number> {
  return read(text.split(/[,;\s]+/), parseNumberText);
}

/** Lists of numbers with semicolons or bars between them: `32 32 32; 64 64`. */
export function parseLists(text: string): ListReading<readonly number[]> {
  return read(text.split(/[;|]/), (piece) => {
    const { values, wrong } = parseNumbers(piece);
    return wrong.length === 0 && values.length > 0 ? values : null;
  });
}

/** How values of a range lie between its ends. */
export type Spacing = 'linear' | 'log';

const DIGITS = 4;

/**
 * `count` values from `from` to `to`, equal steps apart or equal factors apart, rounded to four digits; whole numbers only
 * where `whole` says so. Both ends are among them, and none twice.
 * @returns null where there is no such range: ends at or below zero have no factors, and one value is no range
 */
export function rangeValues(range: { readonly from: number | null; readonly to: number | null; readonly count: number | null; readonly spacing: Spacing; readonly whole: boolean }): number[] | null {
  const { from, to, count, spacing, whole } = range;
  if (from === null || to === null || count === null || !Number.isInteger(count) || count < 2 || count > 100 || from === to) return null;
  if (spacing === 'log' && (from <= 0 || to <= 0)) return null;
  const values = Array.from({ length: count }, (_, index) => {
    if (index === 0) return from;
    if (index === count - 1) return to;
    const share = index / (count - 1);
    return spacing === 'log' ? from * (to / from) ** share : from + (to - from) * share;
  });
  return [...new Set(values.map((value) => (whole ? Math.round(value) : Number(value.toPrecision(DIGITS)))))];
}
