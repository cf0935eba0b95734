import { describe, expect, it } from 'vitest';
import { lineChart } from '../../../../src-main/report/charts/lineChart';

const chart = (points: [number, number][], yAxis: 'linear' | 'automatic' = 'automatic') => lineChart({ title: 'Loss', xLabel: 'step', yLabel: 'nats', yAxis, lines: [{ series: 2, label: 'seed 0', points }] }).text;
const pathOf = (svg: string) => /<path class="line series-2" d="([^"]*)"/.exec(svg)![1]!;
const points = (path: string) => path.split(/[ML]/).slice(1).map((point) => point.split(' ').map(Number));

describe('lineChart', () => {
  it('draws values from left to right, larger ones higher', () => {
    const [first, second, third] = points(pathOf(chart([[1, 4], [10, 6], [100, 5]])));
    expect(second![0]! - first![0]!).toBeCloseTo(third![0]! - second![0]!, 0);
    expect(second![1]).toBeLessThan(third![1]!);
    expect(third![1]).toBeLessThan(first![1]!);
  });

  it('changes to a logarithmic axis where values span more than a decade', () => {
    const [first, second, third] = points(pathOf(chart([[1, 1000], [10, 100], [100, 10]])));
    expect(Math.abs(second![1]! - (first![1]! + third![1]!) / 2)).toBeLessThan(0.2);
  });

  it('stays linear where that is asked for', () => {
    const [first, second, third] = points(pathOf(chart([[1, 1000], [10, 100], [100, 10]], 'linear')));
    expect((second![1]! - first![1]!) / (third![1]! - first![1]!)).toBeCloseTo(900 / 990, 2);
  });

  it('keeps thousands of points to one for each pixel', () => {
    const path = pathOf(chart(Array.from({ length: 20_000 }, (_, index) => [index + 1, Math.sin(index)])));
    expect(points(path).length).toBeLessThan(300);
  });

  it('draws an empty frame where there is nothing to draw', () => {
    expect(pathOf(chart([]))).toBe('');
    expect(chart([])).not.toContain('NaN');
  });
});
