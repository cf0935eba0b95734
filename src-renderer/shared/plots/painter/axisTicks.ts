import type { AxisScale } from '@shared/plots/downsample';

/** A labelled place on an axis. */
export interface AxisTick {
  /** In the units of the axis's range: decades where it is logarithmic. */
  readonly place: number;
  readonly value: number;
}

/** How Plotly is told to space ticks: at most so many, or on a logarithmic axis every so many decades or at 1, 2 and 5 ('D2'). */
export interface TickSpacing {
  readonly nticks?: number | undefined;
  readonly dtick?: string | number | undefined;
}

const DEFAULT_COUNT = 6;

/** Where an axis has ticks, ascending. */
export function axisTicks([low, high]: readonly [number, number], scale: AxisScale, { nticks = DEFAULT_COUNT, dtick }: TickSpacing): AxisTick[] {
  if (scale === 'linear') return (typeof dtick === 'number' ? multiples(low, high, dtick) : roundMultiples(low, high, nticks)).map((value) => ({ place: value, value }));
  if (dtick === undefined) {
    // Less than a decade: even steps of the values themselves.
    const [first, last] = [10 ** low, 10 ** high];
    return roundMultiples(first, last, nticks).filter((value) => value > 0).map((value) => ({ place: Math.log10(value), value }));
  }
  const digits = dtick === 'D2' ? [1, 2, 5] : [1];
  const ticks: AxisTick[] = [];
  const step = typeof dtick === 'number' ? dtick : 1;
  for (let decade = Math.floor(low / step) * step; decade <= Math.ceil(high); decade += step) {
    for (const digit of digits) {
      const value = digit * 10 ** decade;
      const place = Math.log10(value);
      if (place >= low && place <= high) ticks.push({ place, value });
    }
  }
  return ticks;
}

/** At most one more than `most` multiples of a round number, and at least one. */
function roundMultiples(low: number, high: number, most: number): number[] {
  const step = roundStep((high - low) / most);
  const found = multiples(low, high, step);
  // A step that is rounded up may be longer than the axis, and none of its multiples on it: the next shorter one has some.
  return found.length > 0 ? found : multiples(low, high, roundStep(0.4 * step));
}

/** The smallest of 1, 2, 5, 10, … that is not below `least`. */
function roundStep(least: number): number {
  if (!(least > 0)) return 1;
  const decade = 10 ** Math.floor(Math.log10(least));
  return decade * (([1, 2, 5].find((digit) => digit * decade >= least * (1 - 1e-9))) ?? 10);
}

function multiples(low: number, high: number, step: number): number[] {
  const slack = step * 1e-9;
  const first = Math.ceil((low - slack) / step);
  const count = Math.floor((high + slack) / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step);
}
