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

/**
 * The interval that an axis shows, in the units of its scale: decades where it is logarithmic.
 * @param columns the values of each trace; names and what is not finite count for nothing, nor does what a logarithmic axis has no place for
 */
export function axisRange(axis: RangedAxis, columns: readonly (readonly (number | string | null)[])[], padded: boolean): [number, number] {
  const [low, high] = axis.range ?? [];
  if (typeof low === 'number' && typeof high === 'number') return [low, high];
  const above = axis.type === 'log' ? 0 : -Infinity;
  let least = Infinity;
  let most = -Infinity;
  for (const column of columns) {
    for (const value of column) {
      if (typeof value !== 'number' || !(value > above) || value === Infinity) continue;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  if (least > most) return [0, 1];
  const [minimum, maximum] = axis.type === 'log' ? [Math.log10(least), Math.log10(most)] : [least, most];
  const margin = minimum === maximum ? 1 : padded ? (maximum - minimum) * MARGIN : 0;
  const lowest = minimum - margin;
  return [axis.rangemode === 'nonnegative' ? Math.max(0, lowest) : lowest, maximum + margin];
}

/** The scale of an axis as curves know it. */
export function axisScale({ type }: RangedAxis): AxisScale {
  return type === 'log' ? 'log' : 'linear';
}
