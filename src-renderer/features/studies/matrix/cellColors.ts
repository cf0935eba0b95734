import { rampColor, type Ramp } from '@renderer/shared/plots/colorRamp';
import type { MatrixMeasure } from './matrixMeasures';
import type { MatrixRow } from './matrixRows';

/** Viridis: its lightness rises evenly, for every kind of color vision and in gray. */
export const matrixRamp: Ramp = ['#440154', '#46327e', '#365c8d', '#277f8e', '#1fa187', '#4ac16d', '#a0da39', '#fde725'];

/** The interval that the colors span. */
export interface ColorRange {
  readonly low: number;
  readonly high: number;
}

/** Lowest and highest value of a measure over the runs that did not diverge; null while there is none. */
export function colorRange(rows: readonly MatrixRow[], measure: MatrixMeasure): ColorRange | null {
  let low = Infinity;
  let high = -Infinity;
  for (const { cells } of rows) {
    for (const { run } of cells) {
      const value = run && run.status.state !== 'diverged' ? measure.value(run) : null;
      if (value === null) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return low > high ? null : { low, high };
}

/** The fill of a cell, and the ink that can be read on it. Values outside the range have the color of its end. */
export function cellColor(value: number, { low, high }: ColorRange): { readonly fill: string; readonly ink: string } {
  const fill = rampColor(matrixRamp, high === low ? 0.5 : (value - low) / (high - low));
  return { fill, ink: luminance(fill) > 0.18 ? '#0b0d10' : '#ffffff' };
}

/** Relative luminance of `rgb(r,g,b)` as WCAG defines it. At 0.18 black and white have the same contrast. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (/\d+,\d+,\d+/.exec(color)?.[0] ?? '').split(',').map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
