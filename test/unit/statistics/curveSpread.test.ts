import { curveSpread, type ReplicaCurve } from '@shared/statistics/curveSpread';
import { mean } from '@shared/statistics/mean';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { largestError, reference } from './support';

test('replicas with steps of their own have the spread that numpy gives them', () => {
  const { curves, steps, count, deviation, ...expected } = reference.curves;
  const found = curveSpread(curves);
  expect([found.steps, found.count]).toEqual([steps, count]);
  for (const name of ['mean', 'median', 'lowerQuartile'] as const) expect(largestError([...found[name]], expected[name])).toBeLessThan(1e-12);
  expect(found.deviation.map((value) => value === null)).toEqual(deviation.map((value) => value === null));
  expect(largestError(found.deviation.map((value) => value ?? 0), deviation.map((value) => value ?? 0))).toBeLessThan(1e-12);
});

test('replicas that logged at the same steps are not interpolated, and the order of the spread holds', () => {
  const curve = fc.array(fc.option(fc.double({ min: -100, max: 100, noNaN: true }), { nil: null }), { minLength: 8, maxLength: 8 });
  fc.assert(fc.property(fc.array(curve, { minLength: 1, maxLength: 6 }), (values) => {
    const steps = [1, 2, 5, 10, 20, 50, 100, 200];
    const spread = curveSpread(values.map((row) => ({ steps, values: row })));
    spread.steps.forEach((step, index) => {
      const there = values.flatMap((row) => row[steps.indexOf(step)] ?? []);
      expect(spread.count[index]).toBeGreaterThanOrEqual(there.length);
      if (spread.count[index] === there.length) expect(spread.mean[index]).toBeCloseTo(mean(there), 9);
      const ordered = [spread.least, spread.lowerQuartile, spread.median, spread.upperQuartile, spread.most].map((column) => column[index]!);
      for (const [place, value] of ordered.entries()) if (place > 0) expect(value).toBeGreaterThanOrEqual(ordered[place - 1]!);
    });
  }));
});

test('gaps and values that are not finite are bridged, and no replica goes on beyond its end', () => {
  const curves: ReplicaCurve[] = [
    { steps: [0, 10, 20, 30, 40], values: [0, null, 20, Number.NaN, 40] },
    { steps: [0, 10, 20], values: [10, 20, Number.POSITIVE_INFINITY] },
    { steps: [5], values: [null] },
  ];
  expect(curveSpread(curves)).toMatchObject({ steps: [0, 10, 20, 40], count: [2, 2, 1, 1], mean: [5, 15, 20, 40], deviation: [expect.closeTo(Math.sqrt(50), 12), expect.closeTo(Math.sqrt(50), 12), null, null] });
  expect(curveSpread([]).steps).toEqual([]);
});

test('long curves are thinned out evenly, and keep both ends', () => {
  const steps = Array.from({ length: 5000 }, (_, index) => index);
  const { steps: kept, mean: line } = curveSpread([{ steps, values: steps }], 100);
  expect(kept).toHaveLength(100);
  expect([kept[0], kept[99]]).toEqual([0, 4999]);
  expect(line).toEqual(kept);
});
