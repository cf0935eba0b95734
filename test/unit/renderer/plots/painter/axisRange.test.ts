import { describe, expect, it } from 'vitest';
import { axisRange } from '@renderer/shared/plots/painter/axisRange';

describe('axisRange', () => {
  it('leaves room beyond the values where it is padded, none where it is not', () => {
    expect(axisRange({}, [[0, null, 18]], true)).toEqual([-1, 19]);
    expect(axisRange({}, [[0, 18]], false)).toEqual([0, 18]);
  });

  it('is what the axis says, where it says so', () => {
    expect(axisRange({ range: [-2, 2] }, [[0, 18]], true)).toEqual([-2, 2]);
  });

  it('counts decades on a logarithmic axis', () => {
    expect(axisRange({ type: 'log' }, [[1, 1000]], false)).toEqual([0, 3]);
    expect(axisRange({ type: 'log' }, [[-1, 0, 10], [Infinity, 100]], false)).toEqual([1, 2]);
  });

  it('gives one value an interval, and never goes below zero where nothing can be', () => {
    expect(axisRange({}, [[4, 4]], true)).toEqual([3, 5]);
    expect(axisRange({ rangemode: 'nonnegative' }, [[0, 0]], true)).toEqual([0, 1]);
    expect(axisRange({ rangemode: 'nonnegative' }, [[0, 10]], true)[0]).toBe(0);
  });

  it('has somewhere to be without any value', () => {
    expect(axisRange({}, [[null, NaN]], true)).toEqual([0, 1]);
  });
});
