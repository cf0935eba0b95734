import type { AxisScale } from '@shared/plots/downsample';

/** What of an axis decides where values lie on it. */
export interface RangedAxis {
  readonly type?: string | undefined;
  readonly range?: readonly unknown[] | undefined;
  /** `nonnegative` shows nothing below zero, whatever margin there would be. */
  readonly rangemode?: string | undefined;
}

/** Share of the values' extent that is left free beyond them, as Plotly leaves it. */
const MARGIN = 1 / 18;

/** The interval that an axis shows, in the units of its scale: decades where it is logarithmic. */
export function axisRange(axis: RangedAxis, values: Iterable<number | null>, padded: boolean): [number, number] {
  const [low, high] = axis.range ?? [];
  if (typeof low === 'number' && typeof high === 'number') return [low, high];
  let minimum = Infinity;
  let maximum = -Infinity;
  for (const value of values) {
    if (value === null || !Number.isFinite(value)) continue;
    const place = axis.type === 'log' ? Math.log10(value) : value;
    minimum = Math.min(minimum, place);
    maximum = Math.max(maximum, place);
  }
  if (minimum > maximum) return [0, 1];
  const margin = minimum === maximum ? 1 : padded ? (maximum - minimum) * MARGIN : 0;
  const lowest = minimum - margin;
  return [axis.rangemode === 'nonnegative' ? Math.max(0, lowest) : lowest, maximum + margin];
}

/** The scale of an axis as curves know it. */
export function axisScale({ type }: RangedAxis): AxisScale {
  return type === 'log' ? 'log' : 'linear';
}
