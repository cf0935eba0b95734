import { describe, expect, it } from 'vitest';
import type { Experiment } from '@shared/experiment/experiment';
import { comparisonMeasures } from '@renderer/features/compare/comparisonMeasures';
import { groupRuns } from '@renderer/features/compare/runGroups';
import { comparisonTable, sortedRows } from '@renderer/features/compare/views/table/comparisonTable';
import { cellText, decimalText, differenceText, tableCsv, tableLatex, tableMarkdown } from '@renderer/features/compare/views/table/tableText';
import { comparedSamples } from './comparedSamples';

const run = (beta: number, elbo: number) => ({ experiment: (base: Experiment): Experiment => ({ ...base, objective: { type: 'betaVae', beta } }), evaluation: { elbo } });
const runs = comparedSamples([run(1, 30), run(1, 32), run(1, 34), run(4, 40), run(4, 41), run(4, 42), run(9, 31)]);
const groups = groupRuns(runs, [{ path: 'beta', title: 'β' }]);
const measures = comparisonMeasures(runs).filter(({ name }) => name === 'elbo' || name === 'kl');
const [elbo] = measures;
const rows = comparisonTable(groups, measures, groups[0]!);
const printed = { rows, measures, spread: 'deviation', heading: 'β' } as const;

describe('comparisonTable', () => {
  it('has mean and spread of each group, and the best mean of each column that has a good end', () => {
    expect(rows.map(({ group, cells }) => [group.label, cells[0]!.summary.mean, cells[0]!.summary.deviation, cells[0]!.isBest])).toEqual([['β 1', 32, 2, false], ['β 4', 41, 1, false], ['β 9', 31, null, true]]);
    expect(rows.every(({ cells }) => !cells[1]!.isBest)).toBe(true);
  });

  it('reads each group against the baseline, with the interval of Welch and the effect of Hedges', () => {
    const { difference } = rows[1]!.cells[0]!;
    expect(rows[0]!.cells[0]!.difference).toBeNull();
    expect(difference!.difference).toBe(9);
    // scipy.stats.ttest_ind([40, 41, 42], [30, 32, 34], equal_var=False).confidence_interval()
    expect(difference!.interval![0]).toBeCloseTo(4.8446, 4);
    expect(difference!.interval![1]).toBeCloseTo(13.1554, 4);
    // 9 / √2.5, times Hedges' correction for four degrees of freedom.
    expect(difference!.effect).toBeCloseTo(5.692 * 0.7979, 2);
    expect(difference!.verdict).toBe('worse');
    expect(rows[2]!.cells[0]!.difference).toMatchObject({ difference: -1, interval: null, verdict: null });
  });

  it('compares the other replicas of a group with one run of it', () => {
    const single = { ...groups[0]!, runs: groups[0]!.runs.slice(0, 1) };
    expect(comparisonTable(groups, measures, single)[0]).toMatchObject({ isBaseline: false, cells: [{ difference: { difference: 2 } }, {}] });
  });

  it('sorts by a mean, rows without one last', () => {
    const unmeasured = groupRuns([...runs, ...comparedSamples([...runs.map(() => ({})), { ...run(20, 0), evaluation: null }]).slice(-1)], [{ path: 'beta', title: 'β' }]);
    const table = comparisonTable(unmeasured, measures, null);
    expect(sortedRows(table, 0, false).map(({ group }) => group.label)).toEqual(['β 9', 'β 1', 'β 4', 'β 20']);
    expect(sortedRows(table, 0, true).map(({ group }) => group.label)).toEqual(['β 4', 'β 1', 'β 9', 'β 20']);
  });
});

describe('a table as text', () => {
  it('prints mean and the chosen spread', () => {
    const [cell] = rows[0]!.cells;
    expect([decimalText(-0.147, 2), decimalText(4.3427e31, 1), decimalText(-2e7, 0)]).toEqual(['−0.15', '4.34e31', '−2.00e7']);
    expect(cellText(cell!, elbo!, 'deviation')).toBe('32.0 ± 2.0');
    expect(cellText(cell!, elbo!, 'standardError')).toBe('32.0 ± 1.2');
    expect(cellText(cell!, elbo!, 'interval')).toBe('32.0 [27.0, 37.0]');
    expect(cellText(rows[2]!.cells[0]!, elbo!, 'deviation')).toBe('31.0');
    expect(differenceText(rows[1]!.cells[0]!, elbo!)).toBe('+9.0 [4.8, 13.2], g 4.5');
    expect(differenceText(rows[2]!.cells[0]!, elbo!)).toBe('−1.0');
  });

  it('keeps every digit in CSV', () => {
    const { columns, rows: lines } = tableCsv(printed);
    expect(columns).toHaveLength(2 + 10 * measures.length);
    expect(lines[1]!.slice(0, 4)).toEqual(['β 4', 'no', 41, 1]);
    expect(lines.map((line) => line[7])).toEqual([3, 3, 1]);
    expect(lines.every((line) => line.length === columns.length)).toBe(true);
  });

  it('is LaTeX that booktabs prints, specials escaped', () => {
    const text = tableLatex({ ...printed, heading: 'β_1 & 50%' });
    expect(text).toContain('$\\beta$\\_1 \\& 50\\%');
    expect(text).toContain('$\\beta$ 1 & 3 & $32.0 \\pm 2.0$');
    expect(text).toContain('$\\mathbf{31.0}$');
    expect(text.match(/\\(top|mid|bottom)rule/g)).toEqual(['\\toprule', '\\midrule', '\\bottomrule']);
  });

  it('is Markdown with as many cells in each line', () => {
    const lines = tableMarkdown(printed).split('\n').filter((line) => line.startsWith('|'));
    expect(lines).toHaveLength(2 + groups.length);
    expect(new Set(lines.map((line) => line.split(' | ').length)).size).toBe(1);
    expect(lines[4]).toContain('**31.0**');
  });
});
