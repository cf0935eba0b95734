import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pannedRanges, zoomedRanges } from '@renderer/shared/plots/dense/planeRanges';
import { PointIndex } from '@renderer/shared/plots/dense/pointIndex';
import { paintPlane } from '@renderer/shared/plots/painter/paintPlane';
import { plotPlane } from '@renderer/shared/plots/painter/plotPlane';
import { SvgContext } from '@renderer/shared/plots/painter/svgContext';
import { plotPalette } from '@renderer/shared/plots/plotPalette';
import { sampleEvaluation } from '../support/sampleRuns';

const size = { width: 200, height: 100 };
const plane = plotPlane([], { margin: { l: 0, r: 0, t: 0, b: 0 }, xaxis: { range: [0, 20] }, yaxis: { range: [0, 10] } }, size);

describe('ranges of a plane', () => {
  it('follow a drag: what was under the pointer stays under it', () => {
    expect(pannedRanges(plane, 20, 10)).toEqual({ x: [-2, 18], y: [1, 11] });
  });

  it('zoom around a place that stays where it is', () => {
    fc.assert(fc.property(fc.double({ min: 0.1, max: 10, noNaN: true }), fc.double({ min: 0, max: 200, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }), (factor, x, y) => {
      const { x: [low, high], y: [bottom, top] } = zoomedRanges(plane, factor, [x, y]);
      expect(high - low).toBeCloseTo(20 / factor, 6);
      expect(low + (x / 200) * (high - low)).toBeCloseTo(x / 10, 6);
      expect(bottom + (1 - y / 100) * (top - bottom)).toBeCloseTo((100 - y) / 10, 6);
    }));
  });
});

describe('PointIndex', () => {
  const traces = [{ x: [1, 5, null], y: [1, 5, 2], ids: ['a', 'b', 'c'] }, { x: [9, 10, 11], y: [9, 9, 9], meta: 'curve' }, { x: [1], y: [1] }];
  const index = new PointIndex(traces, plane);

  it('finds the nearest point within reach, and no anonymous one', () => {
    expect(index.nearest(11, 89, 5)).toMatchObject({ id: 'a', trace: 0, point: 0, x: 10, y: 90 });
    expect(index.nearest(101, 12, 5)).toMatchObject({ id: 'curve', point: 1 });
    expect(index.nearest(30, 30, 5)).toBeNull();
  });

  it('knows which runs an outline holds, a curve once', () => {
    expect(index.inside([[0, 0], [200, 0], [200, 100], [0, 100]])).toEqual(['a', 'b', 'curve']);
    expect(index.inside([[0, 0], [60, 0], [60, 60], [0, 60]])).toEqual(['b']);
  });

  it('leaves out what the axes do not show', () => {
    const zoomed = plotPlane([], { margin: { l: 0, r: 0, t: 0, b: 0 }, xaxis: { range: [4, 8] }, yaxis: { range: [4, 8] } }, size);
    expect(new PointIndex(traces, zoomed).inside([[-500, -500], [500, -500], [500, 500], [-500, 500]])).toEqual(['b']);
  });
});

describe('SvgContext', () => {
  it('writes a geometry as a vector picture that a parser reads, with the blank image as a star', () => {
    const { geometry } = sampleEvaluation(1000);
    const draw = (blank: number[] | null) => {
      const context = new SvgContext();
      paintPlane(context as unknown as CanvasRenderingContext2D, { ...geometry, blank }, 100, plotPalette(false));
      return new DOMParser().parseFromString(context.document(100, 100), 'image/svg+xml');
    };
    const plain = draw(null);
    expect(plain.querySelector('parsererror')).toBeNull();
    const lines = [...plain.querySelectorAll('path[fill="none"]')];
    expect(lines.length).toBe(geometry.rows + geometry.columns + 1);
    expect(draw(geometry.means[0]!).querySelectorAll('path').length).toBe(plain.querySelectorAll('path').length + 2);
  });

  it('writes codes as points in the colors of their classes', () => {
    const context = new SvgContext();
    paintPlane(context as unknown as CanvasRenderingContext2D, { latents: [0, 1], factor: 'arm', classes: [0, 1, 1], means: [[0, 1], [1, 0], [-1, 0]], deviations: [[1, 1], [1, 1], [1, 1]] }, 100, plotPalette(false));
    const picture = new DOMParser().parseFromString(context.document(100, 100), 'image/svg+xml');
    expect(picture.querySelector('parsererror')).toBeNull();
    expect(new Set([...picture.querySelectorAll('g > path')].map((path) => path.getAttribute('fill'))).size).toBe(2);
  });

  it('escapes texts and closes what it opened', () => {
    const context = new SvgContext();
    context.save();
    context.translate(3, 4);
    context.fillText('a < b & "c"', 0, 0);
    context.restore();
    const text = context.document(10, 10);
    expect(text).toContain('a &lt; b &amp; &quot;c&quot;');
    expect(text.match(/<g /g)!.length).toBe(text.match(/<\/g>/g)!.length);
  });
});
