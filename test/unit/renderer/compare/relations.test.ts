import { describe, expect, it } from 'vitest';
import { plotPalette } from '@renderer/shared/plots/plotPalette';
import { comparisonMeasures } from '@renderer/features/compare/comparisonMeasures';
import { differingFields } from '@renderer/features/compare/experimentFields';
import { groupRuns } from '@renderer/features/compare/runGroups';
import { colorByColumn, colorByGroup } from '@renderer/features/compare/views/relations/parallelColors';
import { parallelFigure } from '@renderer/features/compare/views/relations/parallelFigure';
import { lineAt, parallelLines, runsInside } from '@renderer/features/compare/views/relations/parallelLines';
import { MISSING_PLACE, parallelScale } from '@renderer/features/compare/views/relations/parallelScale';
import { pairFigure } from '@renderer/features/compare/views/relations/pairFigure';
import { relationColumns, type RelationColumn } from '@renderer/features/compare/views/relations/relationColumn';
import { togetherness } from '@renderer/features/compare/views/relations/togetherness';
import { comparedSamples, idOf } from './comparedSamples';

const palette = plotPalette(false);
const beta = (value: number) => ({ experiment: (base: Parameters<NonNullable<Parameters<typeof comparedSamples>[0][number]['experiment']>>[0]) => ({ ...base, objective: { type: 'betaVae' as const, beta: value } }) });
const runs = comparedSamples([
  { ...beta(0.4), evaluation: { kl: 10, mig: null } },
  { ...beta(1), evaluation: { kl: 7 } },
  { ...beta(5.4), evaluation: { kl: 4 } },
]);
const columns = relationColumns(differingFields(runs, new Map()), comparisonMeasures(runs));
const column = (key: string): RelationColumn => columns.find((one) => one.key === key)!;

describe('relationColumns', () => {
  it('has the fields that differ, then what was measured', () => {
    expect(columns.map(({ key }) => key)).toEqual(expect.arrayContaining(['beta', 'training.seed', 'elbo', 'kl', 'mig']));
    expect(columns.findIndex(({ key }) => key === 'beta')).toBeLessThan(columns.findIndex(({ key }) => key === 'elbo'));
    expect(column('beta').logarithmic).toBe(true);
    expect(column('training.seed').logarithmic).toBe(false);
    expect(runs.map((run) => column('mig').value(run))).toEqual([null, expect.any(Number), expect.any(Number)]);
  });
});

describe('parallelScale', () => {
  it('puts values between foot and head, logarithms where they are spread', () => {
    const { place, valueAt, ticks } = parallelScale(column('beta'), [0.4, 1, 5.4]);
    expect([place(0.4), place(5.4)]).toEqual([0, 1]);
    expect(place(1)).toBeCloseTo(Math.log(1 / 0.4) / Math.log(5.4 / 0.4), 9);
    expect(valueAt(place(1))).toBeCloseTo(1, 9);
    expect(ticks.map(({ text }) => text)).toEqual(['0.4', '1', '5.4']);
  });

  it('survives a column of one value, and one of none', () => {
    expect(parallelScale(column('kl'), [7]).place(7)).toBeCloseTo(0.5, 9);
    expect(parallelScale(column('kl'), []).ticks.every(({ place }) => Number.isFinite(place))).toBe(true);
  });
});

describe('parallel lines', () => {
  const chosen = [column('beta'), column('kl'), column('mig')];
  const lines = parallelLines(chosen, runs);

  it('runs without a value pass below the axis', () => {
    expect(lines.placeOf(runs[0]!, 2)).toBe(MISSING_PLACE);
    expect(lines.hasMissing).toEqual([false, false, true]);
  });

  it('keeps the runs that pass every brushed range', () => {
    expect(runsInside(lines, {}).size).toBe(3);
    expect([...runsInside(lines, { beta: [0.2, 1], kl: [0.4, 0.6] })]).toEqual([idOf(1)]);
    expect(runsInside(lines, { elbo: [0, 0] }).size).toBe(3);
  });

  it('finds the line under a point, also between axes', () => {
    expect(lineAt(lines, 0, 0.01, 0.03)?.id).toBe(idOf(0));
    expect(lineAt(lines, 0.5, (0 + 1) / 2, 0.03)?.id).toBe(idOf(2));
    expect(lineAt(lines, 1, 0.2, 0.03)).toBeNull();
  });

  it('draws one trace a color, and what is outside of the brushes as one faint trace behind', () => {
    const groups = groupRuns(runs, [{ path: 'beta', title: 'β' }]);
    const groupOf = new Map(groups.flatMap((group) => group.runs.map(({ id }) => [id, group] as const)));
    const inside = new Set([idOf(0), idOf(1)]);
    const figure = parallelFigure(lines, inside, colorByGroup(groupOf), palette);
    expect(figure.data).toHaveLength(3);
    expect(figure.data[0]).toMatchObject({ line: { color: palette.grid } });
    expect(figure.table().rows.map((row) => row.at(-1))).toEqual(['yes', 'yes', 'no']);
    expect(figure.table().rows[0]).toEqual([idOf(0), runs[0]!.label, 0.4, 10, null, 'yes']);
  });

  it('colors by a column, runs without its value gray', () => {
    const color = colorByColumn(column('mig'), runs);
    expect(color(runs[0]!, palette)).toBe(palette.line);
    expect(color(runs[1]!, palette)).not.toBe(palette.line);
  });
});

describe('pairFigure', () => {
  const groups = groupRuns(runs, [{ path: 'beta', title: 'β' }]);
  const options = { x: column('kl'), y: column('elbo'), trend: true, baseline: null };

  it('has a dot for each run with both values, and exports them', () => {
    const figure = pairFigure(groups, options, palette);
    expect(figure.table().rows.map((row) => row[0])).toEqual(groups.flatMap((group) => group.runs.map(({ id }) => id)));
    const traces = figure.data as { mode: string; x: number[]; ids: string[]; text: string[] }[];
    expect(traces.filter(({ mode }) => mode === 'markers').map(({ x }) => x.length)).toEqual([1, 1, 1]);
    expect(traces[0]!.text).toEqual([`${groups[0]!.runs[0]!.label}\nKL 10.00\nELBO ${groups[0]!.runs[0]!.evaluation!.elbo.toFixed(1)}`]);
    expect(traces[0]!.ids).toEqual([groups[0]!.runs[0]!.id]);
    expect(traces.at(-1)).toMatchObject({ mode: 'lines', x: [4, 10] });
    expect(pairFigure(groups, { ...options, y: column('mig') }, palette).table().rows).toHaveLength(2);
  });

  it('draws the least-squares line on the axes as they are', () => {
    const measured = comparedSamples([1, 10, 100].map((kl, index) => ({ evaluation: { kl, elbo: 5 - 2 * index } })));
    const logarithmic = { ...column('kl'), logarithmic: true };
    const figure = pairFigure(groupRuns(measured, []), { ...options, x: logarithmic }, palette);
    const line = figure.data.at(-1) as unknown as { x: number[]; y: number[] };
    expect(line.x).toEqual([1, 100]);
    expect(line.y[0]).toBeCloseTo(5, 9);
    expect(line.y[1]).toBeCloseTo(1, 9);
  });

  it('has a cross through the mean of the baseline', () => {
    const shapes = pairFigure(groups, { ...options, baseline: { ...groups[0]!, runs: runs.slice(0, 2) } }, palette).layout.shapes!;
    expect(shapes).toHaveLength(2);
    expect(shapes[0]).toMatchObject({ x0: 8.5, x1: 8.5 });
  });

  it('keeps dots of one category apart, within it', () => {
    const mixed = comparedSamples([{}, { experiment: (base) => ({ ...base, likelihood: { type: 'gaussian', variance: 0.3 } }) }, {}, {}]);
    const likelihood = relationColumns(differingFields(mixed, new Map()), []).find(({ key }) => key === 'likelihood')!;
    expect(likelihood.categories).toEqual(['Bernoulli', 'Gaussian · variance 0.3']);
    const [trace] = pairFigure(groupRuns(mixed, []), { ...options, x: likelihood }, palette).data as { x: number[] }[];
    expect(trace!.x.map((value) => Math.abs(Math.round(value)))).toEqual([0, 1, 0, 0]);
    expect(new Set(trace!.x).size).toBe(4);
  });
});

describe('togetherness', () => {
  it('equals SciPy with ties, over the rows that have both values', () => {
    const x = [0.13, -0.13, 0.64, 0.1, -0.54, null, 1.3, 1.3, 0.95, -0.7, -1.27, -0.62, 0.04];
    const y = [-2.26, -0.28, -0.93, -0.81, -0.81, 3, -0.14, 1.06, 1.52, -0.48, 0.73, -0.98, 0.37];
    expect(togetherness(x, y)).toEqual({ count: 12, pearson: expect.closeTo(0.26368056105302473, 12), spearman: expect.closeTo(0.23157894736842105, 12) });
  });

  it('is not known of fewer than three rows, or of a column that does not vary', () => {
    expect(togetherness([1, 2], [2, 1])).toEqual({ count: 2, pearson: null, spearman: null });
    expect(togetherness([0.1, 0.1, 0.1], [1, 2, 3])).toEqual({ count: 3, pearson: null, spearman: null });
  });
});
