import { meanInterval } from '@shared/statistics/meanInterval';
import type { PlotTable } from '@renderer/shared/plots/plotTable';
import type { ComparisonMeasure } from '../../comparisonMeasures';
import type { SpreadKind, TableCell, TableRow } from './comparisonTable';

/** What is printed: the rows with their measures, and what stands after the ±. */
export interface PrintedTable {
  readonly rows: readonly TableRow[];
  readonly measures: readonly ComparisonMeasure[];
  readonly spread: SpreadKind;
  /** What the groups are called together, such as `Decoder, β`. */
  readonly heading: string;
}

const MINUS = '−';
const MISSING = '–';

const LARGE = 1e6;

/** A number with the measure's decimals and a true minus; what a run that diverged left behind has an exponent. */
export function decimalText(value: number, decimals: number): string {
  const text = Math.abs(value) < LARGE ? value.toFixed(decimals) : value.toExponential(2).replace('e+', 'e');
  return text.replaceAll('-', MINUS);
}

/** `0.147 ± 0.012`, or `0.147 [0.12, 0.17]` with an interval; the mean alone with one replica. */
export function cellText({ summary, values }: TableCell, { decimals }: ComparisonMeasure, spread: SpreadKind): string {
  const mean = decimalText(summary.mean, decimals);
  const interval = spread === 'interval' ? meanInterval(values) : null;
  if (spread === 'interval') return interval ? `${mean} [${interval.map((end) => decimalText(end, decimals)).join(', ')}]` : mean;
  const reach = summary[spread];
  return reach === null ? mean : `${mean} ± ${decimalText(reach, decimals)}`;
}

/** `+0.05 [0.01, 0.09], g 1.2`. */
export function differenceText({ difference }: TableCell, { decimals }: ComparisonMeasure): string | null {
  if (!difference) return null;
  const signed = `${difference.difference > 0 ? '+' : ''}${decimalText(difference.difference, decimals)}`;
  const interval = difference.interval ? ` [${difference.interval.map((end) => decimalText(end, decimals)).join(', ')}]` : '';
  return `${signed}${interval}${difference.effect === null ? '' : `, g ${decimalText(difference.effect, 1)}`}`;
}

/** Every number in full, one line a group. */
export function tableCsv({ rows, measures }: PrintedTable): PlotTable {
  const parts = ['mean', 'sd', 'sem', 'interval_low', 'interval_high', 'n', 'difference', 'difference_low', 'difference_high', 'hedges_g'];
  return {
    columns: ['group', 'baseline', ...measures.flatMap(({ name }) => parts.map((part) => `${name}_${part}`))],
    rows: rows.map(({ group, isBaseline, cells }) => [group.label, isBaseline ? 'yes' : 'no', ...cells.flatMap((cell) => {
      if (!cell) return parts.map(() => null);
      const { summary, values, difference } = cell;
      const interval = meanInterval(values);
      return [summary.mean, summary.deviation, summary.standardError, interval?.[0] ?? null, interval?.[1] ?? null, summary.count, difference?.difference ?? null, difference?.interval?.[0] ?? null, difference?.interval?.[1] ?? null, difference?.effect ?? null];
    })]),
  };
}

/** A table for a paper, with the rules of the package booktabs. */
export function tableLatex({ rows, measures, spread, heading }: PrintedTable): string {
  const cell = (one: TableCell | null, measure: ComparisonMeasure) => {
    if (!one) return '--';
    const text = cellText(one, measure, spread).replaceAll(MINUS, '-').replace(' ± ', ' \\pm ');
    return one.isBest ? `$\\mathbf{${text}}$` : `$${text}$`;
  };
  const lines = rows.map(({ group, cells }) => [latex(group.label), String(group.runs.length), ...cells.map((one, column) => cell(one, measures[column]!))].join(' & '));
  return [
    `% ${caption(spread)}`, `\\begin{tabular}{lr${'c'.repeat(measures.length)}}`, '\\toprule',
    `${[latex(heading), '$N$', ...measures.map(({ short }) => latex(short))].join(' & ')} \\\\`, '\\midrule', ...lines.map((line) => `${line} \\\\`), '\\bottomrule', '\\end{tabular}', '',
  ].join('\n');
}

/** A table for a README or an issue. */
export function tableMarkdown({ rows, measures, spread, heading }: PrintedTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const body = rows.map(({ group, cells }) => line([group.label, String(group.runs.length), ...cells.map((one, column) => {
    if (!one) return MISSING;
    const text = cellText(one, measures[column]!, spread);
    return one.isBest ? `**${text}**` : text;
  })]));
  return [line([heading, 'N', ...measures.map(({ short }) => short)]), line(['---', '---:', ...measures.map(() => '---:')]), ...body, '', `${caption(spread)}`, ''].join('\n');
}

function caption(spread: SpreadKind): string {
  const what: Readonly<Record<SpreadKind, string>> = { deviation: 'Mean ± standard deviation', standardError: 'Mean ± standard error of the mean', interval: 'Mean [95 % confidence interval]' };
  return `${what[spread]} over N replicas; the best mean of each column is bold.`;
}

const special: Readonly<Record<string, string>> = { '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}', 'β': '$\\beta$', 'γ': '$\\gamma$', 'α': '$\\alpha$', 'λ': '$\\lambda$', 'ν': '$\\nu$', '²': '$^2$', '−': '$-$', '·': '$\\cdot$' };

/** A text as LaTeX prints it. */
function latex(text: string): string {
  return text.replace(/[\\~^βγαλν²−·&%$#_{}]/g, (character) => special[character] ?? `\\${character}`);
}
