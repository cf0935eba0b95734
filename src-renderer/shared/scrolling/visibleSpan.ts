/** The items of a long row or column that are on the screen, [first, end). */
export interface Span {
  readonly first: number;
  readonly end: number;
}

/** Items of equal size that lie between `offset` and `offset + extent`, and a few beyond either end. */
export function visibleSpan(count: number, size: number, offset: number, extent: number, beyond: number): Span {
  const first = Math.max(0, Math.floor(offset / size) - beyond);
  const end = Math.min(count, Math.ceil((offset + extent) / size) + beyond);
  return { first: Math.min(first, end), end };
}
