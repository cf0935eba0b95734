import { describe, expect, it } from 'vitest';
import type { Experiment } from '@shared/experiment/experiment';
import { plotPalette } from '@renderer/shared/plots/plotPalette';
import { comparisonMeasures, type ComparisonMeasure } from '@renderer/features/compare/comparisonMeasures';
import { groupRuns } from '@renderer/features/compare/runGroups';
import { allCurvesFigure, groupCurvesFigure, groupSpreads } from '@renderer/features/compare/views/curves/curvesFigure';
import { binOf, distributionOf, sharedBins } from '@renderer/features/compare/views/distributions/distribution';
import { distributionFigure } from '@renderer/features/compare/views/distributions/distributionFigure';
import { sweepCurves } from '@renderer/features/compare/views/rateDistortion/sweepCurves';
import { runsBehind, sweepFigure } from '@renderer/features/compare/views/rateDistortion/sweepFigure';
import { wallOrder } from '@renderer/features/compare/views/wall/wallOrder';
import { sampleExperiment } from '../support/sampleRuns';
import { comparedSamples, type SampleChanges } from './comparedSamples';

const palette = plotPalette(false);
const run = (decoder: 'broadcast' | 'deconv', beta: number, nll: number, kl: number, mig: number): SampleChanges => ({
  experiment: (base: Experiment): Experiment => ({ ...sampleExperiment(base.training.seed, decoder), objective: { type: 'betaVae', beta } }),
  evaluation: { nll, kl, elbo: nll + kl, mig: { value: mig, estimator: 'binned', bins: 20, samples: 100, seed: 0, gapPerFactor: [], mutualInformation: [] } },
});
const runs = comparedSamples([run('broadcast', 4, 30, 4, 0.5), run('broadcast', 1, 20, 8, 0.3), run('broadcast', 1, 22, 10, 0.1), run('deconv', 1, 40, 9, 0.2)]);
const fields = [{ path: 'model.decoder.type', title: 'Decoder' }, { path: 'beta', title: 'β' }];
const groups = groupRuns(runs, fields);
const groupOf = new Map(groups.flatMap((group) => group.runs.map(({ id }) => [id, group] as const)));
const measure = (name: string): ComparisonMeasure => comparisonMeasures(runs).find((one) => one.name === name)!;

describe('sweepCurves', () => {
  const curves = sweepCurves(runs, fields[1]!, fields, groupOf);

  it('makes a curve of each decoder, its points in the order of β', () => {
    expect(curves.map(({ label, points }) => [label, points.map(({ value, runs: all, isUnit }) => [value.text, all.length, isUnit])])).toEqual([
      ['Broadcast', [['1', 2, true], ['4', 1, false]]],
      ['DeConv', [['1', 1, true]]],
    ]);
    expect(curves[0]!.color.hue).toBe(groupOf.get(runs[0]!.id)!.color.hue);
  });

  it('tells no curves apart by what the sweep settles', () => {
    const named = comparedSamples([run('broadcast', 1, 1, 1, 0), run('broadcast', 4, 1, 1, 0)]);
    expect(sweepCurves(named, fields[1]!, [{ path: 'objective', title: 'Objective' }, fields[1]!], new Map())).toHaveLength(1);
  });

  it('is points where nothing is swept', () => {
    expect(sweepCurves(runs, null, fields, groupOf).map(({ points }) => points.length)).toEqual([1, 1, 1]);
  });
});

describe('sweepFigure', () => {
  const curves = sweepCurves(runs, fields[1]!, fields, groupOf);
  const figure = sweepFigure(curves, { x: measure('kl'), y: measure('nll'), alongTitle: 'β', hull: true, replicas: true }, palette);

  it('stands at the means of replicas, with their standard deviation in the table', () => {
    const { columns, rows } = figure.table();
    expect(columns).toEqual(['curve', 'β', 'replicas', 'kl_mean', 'kl_sd', 'nll_mean', 'nll_sd']);
    expect(rows[0]!.slice(0, 4)).toEqual(['Broadcast', '1', 2, 9]);
    expect(rows[0]![4]).toBeCloseTo(Math.SQRT2, 12);
    expect(rows[0]!.slice(5)).toEqual([21, expect.closeTo(Math.SQRT2, 12)]);
    expect(rows[1]!.slice(0, 4)).toEqual(['Broadcast', '4', 1, 4]);
  });

  it('marks β = 1 in white', () => {
    const white = figure.data.filter((trace) => (trace as { marker?: { color?: unknown } }).marker?.color === '#ffffff');
    expect(white.map((trace) => (trace as { x: number[] }).x)).toEqual([[9], [9]]);
  });

  it('finds the replicas behind a mean, and a run behind itself', () => {
    const line = figure.data.find((trace) => (trace as { mode?: string }).mode === 'lines+markers') as unknown as { ids: string[] };
    expect(runsBehind(curves, line.ids[0]!)).toEqual([runs[1]!.id, runs[2]!.id]);
    expect(runsBehind(curves, runs[0]!.id)).toEqual([runs[0]!.id]);
  });

  it('leaves hull and replicas out where they are not wanted', () => {
    const bare = sweepFigure(curves, { x: measure('kl'), y: measure('nll'), alongTitle: 'β', hull: false, replicas: false }, palette);
    const points = (some: typeof bare) => some.data.reduce((sum, trace) => sum + (trace as { x: unknown[] }).x.length, 0);
    expect(points(bare)).toBe(3 + 2);
    expect(points(figure)).toBeGreaterThan(3 + 2 + 4);
  });
});

describe('distributionOf', () => {
  const group = groupRuns(runs, [])[0]!;

  it('knows worst, median and best by the direction of the measure', () => {
    const values = (name: string) => {
      const { worst, median, best } = distributionOf(group, measure(name))!;
      return [worst.value, median.value, best.value];
    };
    expect(values('mig')).toEqual([0.1, 0.2, 0.5]);
    expect(values('nll')).toEqual([40, 22, 20]);
  });

  it('is nothing where nothing was measured', () => {
    expect(distributionOf(groupRuns(comparedSamples([{ evaluation: null }]), [])[0]!, measure('mig'))).toBeNull();
  });

  it('shares bins that hold every value', () => {
    const distributions = groups.map((one) => distributionOf(one, measure('mig'))!);
    const edges = sharedBins(distributions);
    for (const { runs: all } of distributions) {
      for (const { value } of all) {
        const bin = binOf(edges, value);
        expect(value).toBeGreaterThanOrEqual(edges[bin]! - 1e-9);
        expect(value).toBeLessThanOrEqual(edges[bin + 1]! + 1e-9);
      }
    }
    expect(sharedBins([{ ...distributions[0]!, runs: [{ run: runs[0]!, value: 3 }] }]).length).toBeGreaterThan(1);
  });

  it('draws a dot for each replica and stars at three of them', () => {
    const distribution = distributionOf(group, measure('mig'))!;
    const figure = distributionFigure(distribution, { measure: measure('mig'), edges: sharedBins([distribution]), fullest: 1 }, palette);
    const stars = figure.data.filter((trace) => (trace as { marker?: { symbol?: string } }).marker?.symbol === 'star').map((trace) => (trace as unknown as { ids: string[] }).ids[0]);
    expect(stars).toEqual([runs[3]!.id, runs[2]!.id, runs[0]!.id]);
    expect(figure.table().rows.map((row) => [row[3], row[6]])).toEqual([[0.1, 'worst'], [0.2, 'median'], [0.3, ''], [0.5, 'best']]);
  });
});

describe('wallOrder', () => {
  it('sorts by a measure, in groups or over all, what has no value last', () => {
    const some = groupRuns([...runs, ...comparedSamples([{}, {}, {}, {}, { evaluation: null }]).slice(4)], []);
    const values = (descending: boolean) => wallOrder(some, measure('mig'), descending, false).map(({ value }) => value);
    expect(values(true)).toEqual([0.5, 0.3, 0.2, 0.1, null]);
    expect(values(false)).toEqual([0.1, 0.2, 0.3, 0.5, null]);
    expect(wallOrder(groups, measure('mig'), true, true).map(({ value }) => value)).toEqual([0.3, 0.1, 0.5, 0.2]);
  });
});

describe('curves', () => {
  const curve = (id: string, values: (number | null)[]) => ({ id, steps: values.map((_, index) => index * 10), values });
  const two = [{ group: groups[0]!, curves: [curve('a', [8, 4, 2]), curve('b', [4, 2, 2])] }];
  const options = { yTitle: 'nats', xScale: 'linear', yScale: 'linear', smoothing: 0 } as const;

  it('draws the mean of a group in a band of its deviation', () => {
    const spreads = groupSpreads(two, 0);
    const figure = groupCurvesFigure(two, spreads, options, palette);
    expect(figure.table().rows.map((row) => row.slice(1))).toEqual([[0, 6, expect.closeTo(Math.sqrt(8), 12), 2], [10, 3, expect.closeTo(Math.SQRT2, 12), 2], [20, 2, 0, 2]]);
    expect((figure.data[1] as { y: number[] }).y).toEqual([6, 3, 2]);
  });

  it('draws no band on a logarithmic axis where the mean has no place on it', () => {
    const crossing = [{ group: groups[0]!, curves: [curve('a', [8, 4, -2]), curve('b', [4, 2, -4])] }];
    const [band, mean] = groupCurvesFigure(crossing, groupSpreads(crossing, 0), { ...options, yScale: 'log' }, palette).data as { x: number[]; y: (number | null)[] }[];
    expect(band!.x).toEqual([0, 10, 10, 0]);
    expect(band!.y.every((value) => value !== null && value > 0)).toBe(true);
    expect(mean!.y).toEqual([6, 3, null]);
  });

  it('counts the same curves once, and anew where one is another or smoothed', () => {
    const [first] = groupSpreads(two, 0);
    expect(groupSpreads(two.map((group) => ({ ...group, curves: [...group.curves] })), 0)[0]).toBe(first);
    expect(groupSpreads(two, 0.5)[0]!.mean).not.toEqual(first!.mean);
    const [one, ...others] = two[0]!.curves;
    const longer = [one!, ...others.map((curve) => ({ ...curve, values: curve.values.map((value) => (value ?? 0) + 2) }))];
    expect(groupSpreads([{ ...two[0]!, curves: longer }], 0)[0]!.mean[1]).toBeCloseTo(first!.mean[1]! + 1, 9);
  });

  it('draws every run, the measured curve faint behind the smoothed one', () => {
    const plain = allCurvesFigure(two, options, palette);
    const smooth = allCurvesFigure(two, { ...options, smoothing: 0.5 }, palette);
    const named = (figure: typeof plain) => figure.data.filter((trace) => 'meta' in trace);
    expect(named(plain).map((trace) => (trace as { meta: string }).meta)).toEqual(['a', 'b']);
    expect(smooth.data).toHaveLength(plain.data.length + 2);
    expect((smooth.data[0] as { opacity: number }).opacity).toBeLessThan((named(smooth)[0] as { opacity: number }).opacity);
    expect((smooth.data[0] as { y: number[] }).y).toEqual([8, 4, 2]);
  });

  it('has no place for step 0 and zeros on logarithmic axes', () => {
    const figure = allCurvesFigure([{ group: groups[0]!, curves: [curve('a', [5, 0, 3])] }], { ...options, xScale: 'log', yScale: 'log' }, palette);
    expect(figure.data[0]).toMatchObject({ x: [10, 20], y: [null, 3] });
  });
});
