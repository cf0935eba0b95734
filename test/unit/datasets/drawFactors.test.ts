import { describe, expect, it } from 'vitest';
import { drawFactors } from '../../../src-main/datasets/drawFactors';
import { Generator } from '../../../src-main/random/generator';
import { continuousFactor, discreteFactor } from '../../../src-shared/experiment/datasets/factor';

const factors = [continuousFactor('x', 0.2, 0.8), continuousFactor('hue', 0.5, 0.6), discreteFactor('shape', [1, 2, 3, 7])];
const columnOf = (values: Float64Array, factor: number) => values.filter((_, index) => index % factors.length === factor);

describe('drawFactors', () => {
  it('draws every continuous factor uniformly from its interval', () => {
    const count = 4000;
    const values = drawFactors(factors, Generator.fromSeed(3, 'preview'), count);
    expect(values).toHaveLength(count * factors.length);
    factors.slice(0, 2).forEach(({ low, high }, factor) => {
      const column = columnOf(values, factor);
      const mean = column.reduce((sum, value) => sum + value, 0) / count;
      expect(Math.min(...column)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...column)).toBeLessThanOrEqual(high);
      // Four standard errors of the mean of a uniform value.
      expect(Math.abs(mean - (low + high) / 2)).toBeLessThan((4 * (high - low)) / Math.sqrt(12 * count));
    });
  });

  it('draws every level of a discrete factor equally often', () => {
    const count = 8000;
    const column = columnOf(drawFactors(factors, Generator.fromSeed(4, 'preview'), count), 2);
    const counts = factors[2]!.levels!.map((level) => column.filter((value) => value === level).length);
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(count);
    const expected = count / counts.length;
    const chiSquared = counts.reduce((sum, one) => sum + (one - expected) ** 2 / expected, 0);
    // The 99.9 % point of chi-squared with three degrees of freedom.
    expect(chiSquared).toBeLessThan(16.27);
  });

  it('gives the same values in one draw as in two', () => {
    const once = drawFactors(factors, Generator.fromSeed(7, 'training'), 10);
    const generator = Generator.fromSeed(7, 'training');
    const twice = [...drawFactors(factors, generator, 4), ...drawFactors(factors, generator, 6)];
    expect([...once]).toEqual(twice);
  });
});
