import { describe, expect, it } from 'vitest';
import { plotPlane } from '@renderer/shared/plots/painter/plotPlane';

const size = { width: 300, height: 200 };
const margin = { l: 40, r: 10, t: 10, b: 40 };

describe('plotPlane', () => {
  it('places values inside the margins, upwards', () => {
    const plane = plotPlane([{ type: 'scatter', mode: 'lines', x: [0, 10], y: [1, null] }], { margin, yaxis: { range: [0, 1] } }, size);
    expect(plane.placeX(0)).toBe(40);
    expect(plane.placeX(10)).toBe(290);
    expect(plane.placeY(0)).toBe(160);
    expect(plane.placeY(1)).toBe(10);
    expect(plane.placeY(null)).toBeNull();
  });

  it('has no place for zero on a logarithmic axis', () => {
    const plane = plotPlane([{ type: 'scatter', mode: 'lines', x: [1, 100], y: [1, 100] }], { margin, xaxis: { type: 'log' }, yaxis: { type: 'log' } }, size);
    expect(plane.placeX(10)).toBeCloseTo(165);
    expect(plane.placeX(0)).toBeNull();
  });

  it('gives a unit the same length in both directions where the axes are tied', () => {
    const plane = plotPlane([{ type: 'scatter', mode: 'lines', x: [0], y: [0] }], { margin, xaxis: { range: [-2, 2] }, yaxis: { range: [-2, 2], scaleanchor: 'x' } }, size);
    expect(plane.width).toBeCloseTo(plane.height);
    expect(plane.height).toBeCloseTo(150);
    expect(plane.placeX(0)).toBeCloseTo(165);
  });

  it('puts bars in the middle of their categories', () => {
    const plane = plotPlane([{ type: 'bar', x: ['3', '1'], y: [2, 1] }], { margin, xaxis: { type: 'category' }, yaxis: { range: [0, 2] } }, size);
    expect(plane.categories).toEqual(['3', '1']);
    expect(plane.placeX('3')).toBeCloseTo(102.5);
    expect(plane.placeX('1')).toBeCloseTo(227.5);
  });
});
