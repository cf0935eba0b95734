import { describe, expect, it } from 'vitest';
import { factorGrid } from '../../../../src-main/training/evaluation/factorGrid';
import { circles } from '../../datasets/circles/circles';

describe('factorGrid', () => {
  it('spans the first two varying factors and rests the others in the middle', () => {
    const grid = factorGrid(circles({ x: [0.2, 0.8], y: [0.1, 0.9], size: [0.2, 0.4] }));
    expect([grid.names, grid.rows, grid.columns]).toEqual([['x', 'y'], 16, 16]);
    expect(grid.values[0]).toEqual([0.2, 0.1]);
    const [x, y, size] = grid.factors.subarray(255 * 3);
    [[x, 0.8], [y, 0.9], [size, 0.3]].forEach(([actual, expected]) => { expect(actual).toBeCloseTo(expected!, 12); });
    expect(grid.values[1]![0]).toBeGreaterThan(0.2);
    expect(grid.values[1]![1]).toBe(0.1);
  });

  it('is a single row where one factor varies', () => {
    const grid = factorGrid(circles({ y: [0, 1] }));
    expect([grid.names, grid.rows, grid.columns]).toEqual([['y'], 1, 16]);
    expect([...grid.factors]).toEqual(grid.values.flat());
    expect(grid.values.at(-1)).toEqual([1]);
  });
});
