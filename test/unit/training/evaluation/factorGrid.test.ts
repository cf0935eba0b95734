import { describe, expect, it } from 'vitest';
import { factorGrid } from '../../../../src-main/training/evaluation/factorGrid';
import { continuousFactor, discreteFactor, evenLevels } from '../../../../src-shared/experiment/datasets/factor';

const [x, y, size] = [continuousFactor('x', 0.2, 0.8), continuousFactor('y', 0.1, 0.9), continuousFactor('size', 0.2, 0.4)];

describe('factorGrid', () => {
  it('spans two factors and rests the others in the middle', () => {
    const grid = factorGrid([x, y, size], ['x', 'y']);
    expect([grid.names, grid.rows, grid.columns]).toEqual([['x', 'y'], 16, 16]);
    expect(grid.values[0]).toEqual([0.2, 0.1]);
    const last = grid.factors.subarray(255 * 3);
    [0.8, 0.9, 0.3].forEach((expected, factor) => { expect(last[factor]).toBeCloseTo(expected, 12); });
    expect(grid.values[1]![0]).toBeGreaterThan(0.2);
    expect(grid.values[1]![1]).toBe(0.1);
  });

  it('spans any two factors, in the order in which they are named', () => {
    const grid = factorGrid([x, y, size], ['size', 'x']);
    expect(grid.names).toEqual(['size', 'x']);
    [0.8, 0.5, 0.4].forEach((expected, factor) => { expect(grid.factors[255 * 3 + factor]).toBeCloseTo(expected, 12); });
    expect(grid.values[1]![1]).toBe(0.2);
  });

  it('is a single row where one factor varies', () => {
    const grid = factorGrid([y], ['y']);
    expect([grid.names, grid.rows, grid.columns]).toEqual([['y'], 1, 16]);
    expect([...grid.factors]).toEqual(grid.values.flat());
    expect(grid.values.at(-1)).toEqual([0.9]);
  });

  it('takes levels of discrete factors: all of a few, evenly chosen ones of many', () => {
    const [few, many, shape] = [discreteFactor('scale', evenLevels(0.5, 1, 6)), discreteFactor('posX', evenLevels(0, 1, 32)), discreteFactor('shape', [1, 2, 3])];
    const grid = factorGrid([shape, few, many], ['posX', 'scale']);
    expect([grid.rows, grid.columns]).toEqual([6, 16]);
    const across = grid.values.slice(0, 16).map(([value]) => value!);
    expect(new Set(across).size).toBe(16);
    expect([across[0], across[15]]).toEqual([0, 1]);
    expect(across.every((value) => many.levels!.includes(value))).toBe(true);
    expect(grid.factors.filter((_, index) => index % 3 === 0).every((value) => value === 2)).toBe(true);
  });
});
