import { describe, expect, it } from 'vitest';
import { sampleFactors } from '../../../src-main/datasets/sampleFactors';
import { Generator } from '../../../src-main/random/generator';
import { circles } from './circles/circles';

const dataset = circles({ x: [0.2, 0.8], size: [0.1, 0.4], color: { space: 'hsv', hue: [0.5, 0.6], saturation: 1, value: 1 } });

describe('sampleFactors', () => {
  it('draws every varying factor uniformly from its range, in canonical order', () => {
    const count = 4000;
    const values = sampleFactors(dataset, Generator.fromSeed(3, 'preview'), count);
    expect(values).toHaveLength(count * 3);
    [[0.2, 0.8], [0.1, 0.4], [0.5, 0.6]].forEach(([low, high], factor) => {
      const column = values.filter((_, index) => index % 3 === factor);
      const mean = column.reduce((sum, value) => sum + value, 0) / count;
      expect(Math.min(...column)).toBeGreaterThanOrEqual(low!);
      expect(Math.max(...column)).toBeLessThanOrEqual(high!);
      expect(Math.abs(mean - (low! + high!) / 2)).toBeLessThan(0.02 * (high! - low!));
    });
  });

  it('gives the same values in one draw as in two', () => {
    const once = sampleFactors(dataset, Generator.fromSeed(7, 'training'), 10);
    const generator = Generator.fromSeed(7, 'training');
    const twice = [...sampleFactors(dataset, generator, 4), ...sampleFactors(dataset, generator, 6)];
    expect([...once]).toEqual(twice);
  });
});
