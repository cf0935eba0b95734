import type { Data } from 'plotly.js-dist';
import { formatNumber } from '@renderer/shared/format/number';
import type { Figure } from '@renderer/shared/plots/figure';
import { baseAxis, baseLayout, type PlotPalette } from '@renderer/shared/plots/plotPalette';
import { darkTokens, lightTokens } from '@renderer/shared/theme/tokens';
import type { ComparisonMeasure } from '../../comparisonMeasures';
import { groupColor } from '../../runGroups';
import { binOf, type Distribution } from './distribution';

export interface DistributionOptions {
  readonly measure: ComparisonMeasure;
  /** The bins that all groups share, ascending. */
  readonly edges: readonly number[];
  /** The fullest bin of all groups, so that their bars can be compared. */
  readonly fullest: number;
}

/** A histogram whose bars are filled with a dot for each replica, and stars at the median, the worst and the best (Watters et al. 2019, Figures 2, 4 and 6). */
export function distributionFigure(distribution: Distribution, options: DistributionOptions, palette: PlotPalette): Figure {
  const { group, runs, worst, median, best } = distribution;
  const { measure, edges, fullest } = options;
  const color = groupColor(group.color, palette.isDark);
  const tokens = palette.isDark ? darkTokens : lightTokens;
  const filled = edges.slice(1).map(() => 0);
  const dots = runs.map(({ run, value }) => {
    const bin = binOf(edges, value);
    filled[bin]! += 1;
    return { run, value, x: (edges[bin]! + edges[bin + 1]!) / 2, y: filled[bin]! - 0.5 };
  });
  const bars = filled.flatMap((count, bin) => (count === 0 ? [] : [[edges[bin]!, 0], [edges[bin]!, count], [edges[bin + 1]!, count], [edges[bin + 1]!, 0], [edges[bin]!, 0], [null, null]] as const));
  const name = (id: string) => (id === best.run.id ? bestName(measure) : id === worst.run.id ? worstName(measure) : id === median.run.id ? 'median' : '');
  const text = ({ run, value }: (typeof dots)[number]) => [run.label, `${measure.short} ${formatNumber(value, 4)}${name(run.id) === '' ? '' : ` · ${name(run.id)}`}`].join('\n');
  const stars = (id: string, fill: string): Data => {
    const dot = dots.find(({ run }) => run.id === id)!;
    return { type: 'scatter', mode: 'markers', x: [dot.x], y: [dot.y], ids: [id], text: [text(dot)], hoverinfo: 'text', marker: { symbol: 'star', size: 13, color: fill, line: { color: palette.isDark ? tokens.surfaceRaised : '#ffffff', width: 1 } }, showlegend: false };
  };
  return {
    data: [
      { type: 'scatter', mode: 'lines', x: bars.map(([x]) => x), y: bars.map(([, y]) => y), fill: 'toself', fillcolor: color, opacity: 0.36, line: { width: 0, color }, hoverinfo: 'skip', showlegend: false },
      { type: 'scatter', mode: 'markers', x: dots.map(({ x }) => x), y: dots.map(({ y }) => y), ids: dots.map(({ run }) => run.id), text: dots.map(text), hoverinfo: 'text', marker: { size: dotSize(fullest), color }, showlegend: false },
      ...(runs.length > 2 ? [stars(median.run.id, palette.text)] : []),
      ...(runs.length > 1 ? [stars(worst.run.id, tokens.danger)] : []),
      stars(best.run.id, tokens.success),
    ],
    layout: layoutOf(options, palette),
    table: () => ({ columns: ['group', 'run', 'name', measure.name, 'bin_low', 'bin_high', 'mark'], rows: dots.map(({ run, value }) => [group.label, run.id, run.label, value, edges[binOf(edges, value)]!, edges[binOf(edges, value) + 1]!, name(run.id)]) }),
  };
}

export function bestName({ better }: ComparisonMeasure): string {
  return better === null ? 'highest' : 'best';
}

export function worstName({ better }: ComparisonMeasure): string {
  return better === null ? 'lowest' : 'worst';
}

/** Dots touch neither each other nor fill the bar, whatever the count. */
function dotSize(fullest: number): number {
  return Math.max(2, Math.min(7, 76 / fullest));
}

function layoutOf({ measure, edges, fullest }: DistributionOptions, palette: PlotPalette): Figure['layout'] {
  const axis = baseAxis(palette);
  const [low, high] = [edges[0]!, edges[edges.length - 1]!];
  const margin = (high - low) * 0.03;
  return {
    ...baseLayout(palette),
    uirevision: measure.name,
    hovermode: 'closest',
    margin: { l: 42, r: 12, t: 8, b: 36 },
    xaxis: { ...axis, range: [low - margin, high + margin], title: { ...axis.title, text: measure.title }, nticks: 7 },
    yaxis: { ...axis, range: [0, fullest * 1.12], title: { ...axis.title, text: 'replicas' }, ...(fullest < 5 ? { dtick: 1 } : { nticks: 4 }) },
  };
}
