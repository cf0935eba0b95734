import { markup, type Markup } from '../markup';
import { linearScale, logarithmicScale, type Scale } from './scale';

export interface ChartLine {
  /** Sets the color. */
  readonly series: number;
  readonly label: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface LineChart {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** `automatic` takes a logarithmic y axis where the values span more than a decade or so. */
  readonly yAxis: 'linear' | 'automatic';
  /** x is logarithmic; every x must be above 0. */
  readonly lines: readonly ChartLine[];
}

const WIDTH = 330;
const HEIGHT = 236;
const PLOT = { left: 44, right: 322, top: 30, bottom: 196 } as const;

/** From this ratio of largest to smallest value on, a linear axis would show little but the largest. */
const LOGARITHMIC_RATIO = 20;

/** Lines over a logarithmic x axis. */
export function lineChart(chart: LineChart): Markup {
  const points = chart.lines.flatMap((line) => line.points);
  const x = logarithmicScale(extent(points.map(([value]) => value)), [PLOT.left, PLOT.right]);
  const y = yScale(extent(points.map(([, value]) => value)), chart.yAxis);
  return markup`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${chart.title}">
<text class="chart-title" x="0" y="13">${chart.title}</text>
<text class="axis-label" x="${WIDTH}" y="13" text-anchor="end">${chart.yLabel}</text>
${horizontalAxis(x, chart.xLabel)}${verticalAxis(y)}
${chart.lines.map((line) => drawLine(line, x, y))}
</svg>`;
}

function yScale(domain: readonly [number, number], axis: LineChart['yAxis']): Scale {
  const [low, high] = domain;
  const range = [PLOT.bottom, PLOT.top] as const;
  if (axis === 'automatic' && low > 0 && high / low > LOGARITHMIC_RATIO) return logarithmicScale([low / 1.1, high * 1.1], range);
  const margin = (high - low) * 0.05;
  return linearScale([low >= 0 ? Math.max(0, low - margin) : low - margin, high + margin], range);
}

function horizontalAxis(scale: Scale, label: string): Markup {
  const ticks = scale.ticks.map(({ value, label: text }) => {
    const x = scale.position(value);
    return markup`<line class="tick" x1="${x}" x2="${x}" y1="${PLOT.bottom}" y2="${PLOT.bottom + 4}"/><text class="tick-label" x="${x}" y="${PLOT.bottom + 17}" text-anchor="middle">${text}</text>`;
  });
  return markup`<line class="axis" x1="${PLOT.left}" x2="${PLOT.right}" y1="${PLOT.bottom}" y2="${PLOT.bottom}"/>${ticks}
<text class="axis-label" x="${(PLOT.left + PLOT.right) / 2}" y="${HEIGHT - 4}" text-anchor="middle">${label}</text>`;
}

function verticalAxis(scale: Scale): Markup {
  return markup`${scale.ticks.map(({ value, label }) => {
    const y = scale.position(value);
    return markup`<line class="rule" x1="${PLOT.left}" x2="${PLOT.right}" y1="${y}" y2="${y}"/><text class="tick-label" x="${PLOT.left - 6}" y="${y + 4}" text-anchor="end">${label}</text>`;
  })}`;
}

function drawLine(line: ChartLine, x: Scale, y: Scale): Markup {
  const positions = thinned(line.points.map(([step, value]) => [x.position(step), y.position(value)] as const));
  const path = positions.map(([left, top], index) => `${index === 0 ? 'M' : 'L'}${left.toFixed(1)} ${top.toFixed(1)}`).join('');
  return markup`<path class="line series-${line.series}" d="${path}"><title>${line.label}</title></path>`;
}

/** One point for each pixel of the axis, the mean of those that fall there: thousands of records would look no different. */
function thinned(positions: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const pixels = new Map<number, { sumX: number; sumY: number; count: number }>();
  for (const [x, y] of positions) {
    const pixel = Math.round(x);
    const { sumX, sumY, count } = pixels.get(pixel) ?? { sumX: 0, sumY: 0, count: 0 };
    pixels.set(pixel, { sumX: sumX + x, sumY: sumY + y, count: count + 1 });
  }
  return [...pixels.values()].map(({ sumX, sumY, count }) => [sumX / count, sumY / count] as const);
}

function extent(values: readonly number[]): readonly [number, number] {
  const low = values.reduce((smallest, value) => Math.min(smallest, value), Infinity);
  const high = values.reduce((largest, value) => Math.max(largest, value), -Infinity);
  return low <= high ? [low, high] : [1, 10];
}
