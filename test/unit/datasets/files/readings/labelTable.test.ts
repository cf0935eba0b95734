import { array, assert, constantFrom, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOrder } from '../../../../../src-main/datasets/files/readings/cellOrder';
import { labelTable } from '../../../../../src-main/datasets/files/readings/labelTable';
import { discreteFactor, evenLevels } from '../../../../../src-shared/experiment/datasets/factor';
import { problemOf } from '../../../store/problemOf';

describe('labelTable', () => {
  it('takes few values for levels and many for an interval, and leaves out what never varies', () => {
    const values = (count: number) => Float64Array.from({ length: 400 }, (_, index) => (index * 7) % count);
    const labels = labelTable([
      { name: 'few', values: values(200) },
      { name: 'constant', values: new Float64Array(400).fill(3) },
      { name: 'many', values: values(201) },
      { name: 'classes', values: values(300), discrete: true },
    ], 'a.npz');
    if (labels.kind !== 'table') throw new Error('There should be labels.');
    expect(labels.factors.map(({ name, low, high, levels }) => [name, low, high, levels?.length ?? null])).toEqual([['few', 0, 199, 200], ['many', 0, 200, null], ['classes', 0, 299, 300]]);
    expect([...labels.values.subarray(3, 6)]).toEqual([7, 7, 7]);
  });

  it('has no labels where nothing varies', () => {
    expect(labelTable([], 'a')).toEqual({ kind: 'none' });
    expect(labelTable([{ name: 'x', values: Float64Array.of(1, 1) }], 'a')).toEqual({ kind: 'none' });
  });

  it('refuses what is not finite', () => {
    for (const value of [Number.NaN, Infinity, -Infinity]) {
      expect(problemOf(() => labelTable([{ name: 'x', values: Float64Array.of(1, value) }], 'a.npz')).what).toContain(`the factor x is not a number (${String(value)})`);
    }
  });
});

describe('cellOrder', () => {
  it('finds an image of every cell, in any order of the images', () => {
    assert(property(array(integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }), integer({ min: 1, max: 1000 }), constantFrom(0, 1, 5), (sizes, step, extra) => {
      const factors = sizes.map((size, index) => discreteFactor(`f${String(index)}`, evenLevels(0, size - 1, size)));
      const cells = sizes.reduce((product, size) => product * size, 1);
      // A walk with a step that has no divisor in common with the number of cells meets each of them; some come again.
      const stride = step * cells + 1;
      const images = Array.from({ length: cells + extra }, (_, image) => (image * stride + step) % cells);
      const values = Float64Array.from(images.flatMap((cell) => levelsOf(cell, sizes)));
      const order = cellOrder(factors, values)!;
      expect(Array.from(order, (image) => images[image])).toEqual(Array.from({ length: cells }, (_, cell) => cell));
    }));
  });

  it('is null where a cell has no image, and for continuous factors', () => {
    const factor = discreteFactor('x', [0, 1, 2]);
    expect(cellOrder([factor], Float64Array.of(0, 1, 1, 0))).toBeNull();
    expect(cellOrder([factor], Float64Array.of(0, 1))).toBeNull();
    expect(cellOrder([{ ...factor, levels: null }], Float64Array.of(0, 1, 2))).toBeNull();
    assert(property(tuple(integer({ min: 2, max: 5 }), integer({ min: 0, max: 4 })), ([size, missing]) => {
      const values = Float64Array.from({ length: 50 }, (_, index) => index % size).filter((value) => value !== missing % size);
      expect(cellOrder([discreteFactor('x', evenLevels(0, size - 1, size))], values)).toBeNull();
    }));
  });
});

function levelsOf(cell: number, sizes: readonly number[]): number[] {
  const levels: number[] = [];
  for (let rest = cell, index = sizes.length - 1; index >= 0; index--) {
    levels.unshift(rest % sizes[index]!);
    rest = Math.floor(rest / sizes[index]!);
  }
  return levels;
}
