import { describe, expect, test } from 'vitest';
import type { Claim } from '@shared/reproduction/claim';
import { judgeClaim } from '@shared/reproduction/judgeClaim';
import type { Replica } from '@shared/reproduction/replica';
import type { Axis } from '@shared/study/axis';

const axis = (title: string, labels: readonly string[]): Axis => ({ title, values: labels.map((label) => ({ label, changes: {} })) });
const axes = [axis('Decoder', ['A', 'B']), axis('β', ['1', '2', '3'])];
const replica = (decoder: string, beta: string, mig: number): Replica => ({ labels: { Decoder: decoder, β: beta }, measures: { mig } });
const higher: Claim = { sentence: 'A is higher.', rule: { type: 'difference', measure: 'mig', higher: { Decoder: 'A' }, lower: { Decoder: 'B' } } };
const rises: Claim = { sentence: 'It rises.', rule: { type: 'trend', measure: 'mig', axis: 'β', direction: 'rises', within: {} } };

describe('a difference', () => {
  test('is Welch\'s statistic where there is one stratum', () => {
    // scipy.stats.ttest_ind([0.5, 0.7, 0.6], [0.2, 0.3, 0.1, 0.2], equal_var=False).statistic
    const replicas = [...[0.5, 0.7, 0.6].map((mig) => replica('A', '1', mig)), ...[0.2, 0.3, 0.1, 0.2].map((mig) => replica('B', '1', mig))];
    const verdict = judgeClaim(higher, axes, replicas);
    expect(verdict.outcome).toBe('holds');
    expect(verdict.effect).toBeCloseTo(0.4, 12);
    expect(verdict.standardErrors).toBeCloseTo(5.656854249492381, 10);
    expect(verdict.sides).toEqual([
      { label: 'A', mean: expect.closeTo(0.6, 12) as number, deviation: expect.closeTo(0.1, 12) as number, count: 3 },
      { label: 'B', mean: expect.closeTo(0.2, 12) as number, deviation: expect.closeTo(0.08164965809277261, 12) as number, count: 4 },
    ]);
  });

  test('is taken within each combination of the other axes', () => {
    // B is higher over all, since it has more runs where everything is high, but A is higher at each β.
    const replicas = [
      replica('A', '1', 0.11), replica('A', '1', 0.12), replica('A', '1', 0.13), replica('B', '1', 0.01), replica('B', '1', 0.02),
      replica('A', '2', 0.91), replica('A', '2', 0.92), replica('B', '2', 0.81), replica('B', '2', 0.82), replica('B', '2', 0.83), replica('B', '2', 0.82),
    ];
    const verdict = judgeClaim(higher, axes, replicas);
    expect(verdict.outcome).toBe('holds');
    expect(verdict.effect).toBeCloseTo(0.1, 2);
  });

  test('the other way round does not hold, and without replicas is undecided', () => {
    const replicas = [0.1, 0.11].flatMap((mig) => [replica('A', '1', mig), replica('B', '1', mig + 0.5)]);
    expect(judgeClaim(higher, axes, replicas).outcome).toBe('does not hold');
    expect(judgeClaim(higher, axes, []).outcome).toBe('undecided');
    expect(judgeClaim(higher, axes, [replica('A', '1', 0.9), replica('B', '1', 0.1)])).toMatchObject({ outcome: 'undecided', effect: 0.8, standardErrors: null });
  });

  test('of replicas that agree to the last digit is zero, or decisive', () => {
    const equal = (a: number, b: number) => [replica('A', '1', a), replica('A', '1', a), replica('B', '1', b), replica('B', '1', b)];
    expect(judgeClaim(higher, axes, equal(3, 3))).toMatchObject({ outcome: 'undecided', effect: 0, standardErrors: 0 });
    expect(judgeClaim(higher, axes, equal(4, 3))).toMatchObject({ outcome: 'holds', standardErrors: Infinity });
  });

  test('leaves out what was not measured', () => {
    expect(judgeClaim(higher, axes, [{ labels: { Decoder: 'A', β: '1' }, measures: { nll: 3 } }]).sides).toEqual([]);
  });
});

describe('a trend', () => {
  test('is the least-squares slope over its standard error', () => {
    // scipy.stats.linregress([0, 0, 1, 1, 2, 2], [0.1, 0.2, 0.3, 0.35, 0.5, 0.7]): slope 0.225, stderr 0.04299951550114646
    const replicas = ['1', '1', '2', '2', '3', '3'].map((beta, index) => replica('A', beta, [0.1, 0.2, 0.3, 0.35, 0.5, 0.7][index]!));
    const verdict = judgeClaim(rises, axes, replicas);
    expect(verdict.effect).toBeCloseTo(0.225, 10);
    expect(verdict.standardErrors).toBeCloseTo(0.225 / 0.04299951550114646, 8);
    expect(verdict.outcome).toBe('holds');
    expect(judgeClaim({ ...rises, rule: { ...rises.rule, direction: 'falls' } as Claim['rule'] }, axes, replicas).outcome).toBe('does not hold');
  });

  test('is taken within each combination of the other axes, each with a level of its own', () => {
    // numpy.linalg.lstsq of y on [x, is A, is B]: slope 0.105, standard error 0.004409585518441019
    const values: readonly (readonly [string, string, number])[] = [['A', '1', 0.1], ['A', '2', 0.21], ['A', '3', 0.3], ['B', '1', 0.8], ['B', '2', 0.9], ['B', '3', 1.02]];
    const verdict = judgeClaim(rises, axes, values.map(([decoder, beta, mig]) => replica(decoder, beta, mig)));
    expect(verdict.effect).toBeCloseTo(0.105, 10);
    expect(verdict.standardErrors).toBeCloseTo(0.105 / 0.004409585518441019, 6);
  });

  test('needs more than one value of the axis', () => {
    expect(judgeClaim(rises, axes, [replica('A', '1', 0.1), replica('A', '1', 0.2)]).effect).toBeNull();
  });
});
