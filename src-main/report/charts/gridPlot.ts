import { markup, type Markup } from '../markup';
import { linearScale, type Scale } from './scale';

/** A grid of points, row-major, to be drawn with the lines that join neighbors. */
export interface GridPlot {
  readonly label: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly rows: number;
  readonly columns: number;
  readonly xDomain: readonly [number, number];
  readonly yDomain: readonly [number, number];
  readonly xLabel: string;
  readonly yLabel: string;
}

const SIZE = 260;
const PLOT = { left: 34, right: 254, top: 6, bottom: 226 } as const;

/** The light and the dark end of each ramp are from the palette of Okabe and Ito, so that the two families stay apart for color-blind readers. */
const firstFactorRamp = [[134, 203, 240], [0, 95, 160]] as const;
const secondFactorRamp = [[240, 190, 70], [200, 80, 0]] as const;

/**
 * Draws the grid: lines of constant first factor in blues, of constant second factor in oranges, darker as the factor
 * rises. A filled dot marks the corner where both are lowest, an open one the corner where only the first is highest, so
 * that rotations and reflections can be told apart.
 */
export function gridPlot(plot: GridPlot): Markup {
  const x = linearScale(plot.xDomain, [PLOT.left, PLOT.right]);
  const y = linearScale(plot.yDomain, [PLOT.bottom, PLOT.top]);
  const at = (row: number, column: number) => plot.points[row * plot.columns + column]!;
  const lineOf = (points: readonly (readonly [number, number])[], color: string) => {
    const path = points.map(([left, top], index) => `${index === 0 ? 'M' : 'L'}${x.position(left).toFixed(1)} ${y.position(top).toFixed(1)}`).join('');
    return markup`<path class="grid-line" d="${path}" stroke="${color}"/>`;
  };
  const rows = range(plot.rows).map((row) => lineOf(range(plot.columns).map((column) => at(row, column)), rampColor(secondFactorRamp, row, plot.rows)));
  const columns = plot.rows === 1 ? [] : range(plot.columns).map((column) => lineOf(range(plot.rows).map((row) => at(row, column)), rampColor(firstFactorRamp, column, plot.columns)));
  return markup`<svg class="chart grid-plot" viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label="${plot.label}">
${frame(x, y, plot)}${rows}${columns}
${corner(x, y, at(0, 0), 'corner-lowest')}${corner(x, y, at(0, plot.columns - 1), 'corner-first')}
</svg>`;
}

function frame(x: Scale, y: Scale, plot: GridPlot): Markup {
  const { left, right, top, bottom } = PLOT;
  return markup`<rect class="frame" x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"/>
${x.ticks.map(({ value, label }) => markup`<line class="rule" x1="${x.position(value)}" x2="${x.position(value)}" y1="${top}" y2="${bottom}"/><text class="tick-label" x="${x.position(value)}" y="${bottom + 14}" text-anchor="middle">${label}</text>`)}
${y.ticks.map(({ value, label }) => markup`<line class="rule" x1="${left}" x2="${right}" y1="${y.position(value)}" y2="${y.position(value)}"/><text class="tick-label" x="${left - 5}" y="${y.position(value) + 4}" text-anchor="end">${label}</text>`)}
<text class="axis-label" x="${(left + right) / 2}" y="${SIZE - 3}" text-anchor="middle">${plot.xLabel}</text>
<text class="axis-label" transform="translate(9 ${(top + bottom) / 2}) rotate(-90)" text-anchor="middle">${plot.yLabel}</text>`;
}

function corner(x: Scale, y: Scale, [left, top]: readonly [number, number], name: string): Markup {
  return markup`<circle class="${name}" cx="${x.position(left)}" cy="${y.position(top)}" r="3.6"/>`;
}

function rampColor([light, dark]: readonly [readonly number[], readonly number[]], index: number, count: number): string {
  const share = count === 1 ? 1 : index / (count - 1);
  return `rgb(${light.map((value, channel) => String(Math.round(value + share * (dark[channel]! - value)))).join(' ')})`;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
