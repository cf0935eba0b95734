import { convexHull, type Point } from '@shared/statistics/convexHull';
import { pearson, spearman } from '@shared/statistics/correlation';
import { deviationHull, type MeanPoint } from '@shared/statistics/deviationHull';
import { histogram } from '@shared/statistics/histogram';
import { kernelDensity } from '@shared/statistics/kernelDensity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestError, reference } from './support';

const coordinate = fc.double({ min: -10, max: 10, noNaN: true });
const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 40 });

function area(corners: readonly Point[]): number {
  return corners.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length]!;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

/** Whether a point lies in a convex polygon that goes counter-clockwise, but for rounding. */
function holds(corners: readonly Point[], [x, y]: Point): boolean {
  return corners.every(([fromX, fromY], index) => {
    const [toX, toY] = corners[(index + 1) % corners.length]!;
    return (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX) >= -1e-9;
  });
}

describe('histogram', () => {
  it('has the bins and counts of numpy, where these are 5 to 60', () => {
    for (const { values, range, edges, counts } of reference.histograms) {
      expect(counts.length >= 5 && counts.length <= 60).toBe(true);
      const found = histogram([values], range);
      expect(largestError([...found.edges], edges)).toBeLessThan(1e-12);
      expect(found.counts).toEqual([counts]);
    }
  });

  it('counts every value of every group once, in bins that are shared', () => {
    fc.assert(fc.property(fc.array(fc.array(coordinate, { maxLength: 50 }), { minLength: 1, maxLength: 4 }), (groups) => {
      const { edges, counts } = histogram(groups);
      expect(edges.length - 1).toBeGreaterThanOrEqual(5);
      expect(edges.length - 1).toBeLessThanOrEqual(60);
      for (const [index, edge] of edges.entries()) if (index > 0) expect(edge).toBeGreaterThanOrEqual(edges[index - 1]!);
      expect(counts.map((row) => row.reduce((sum, count) => sum + count, 0))).toEqual(groups.map((group) => group.length));
    }));
  });

  it('keeps to its range, and to few bins where most values are equal', () => {
    expect(histogram([[-1, 0, 0.5, 1, 2]], [0, 1])).toMatchObject({ edges: [0, 0.2, 0.4, expect.closeTo(0.6, 12), 0.8, 1], counts: [[1, 0, 1, 0, 1]] });
    expect(histogram([[3, 3, 3]]).edges).toEqual([2.5, 2.7, 2.9, 3.1, 3.3, 3.5]);
    expect(histogram([[...Array<number>(100).fill(1), 2]]).counts[0]!.length).toBe(8);
    expect(histogram([[0, 1e-9, 1, 1 + 1e-9, 1e9]]).counts[0]!.length).toBe(60);
  });
});

describe('kernelDensity', () => {
  it('is that of SciPy', () => {
    for (const { values, at, density } of reference.densities) expect(largestError(kernelDensity(values, at)!, density)).toBeLessThan(1e-12);
  });

  it('integrates to one, and needs values that vary or a bandwidth', () => {
    const at = Array.from({ length: 4001 }, (_, index) => -20 + index / 100);
    const sum = kernelDensity([0, 1, 5], at)!.reduce((total, value) => total + value / 100, 0);
    expect(sum).toBeCloseTo(1, 6);
    expect([kernelDensity([1], [1]), kernelDensity([2, 2], [2]), kernelDensity([], [0], 1)]).toEqual([null, null, null]);
    expect(kernelDensity([2, 2], [2], 1)![0]).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 12);
  });
});

describe('correlation', () => {
  it('is that of SciPy, with ties too', () => {
    for (const { first, second, ...expected } of reference.correlations) {
      expect(largestError([pearson(first, second)!, spearman(first, second)!], [expected.pearson, expected.spearman])).toBeLessThan(1e-13);
    }
  });

  it('is 1 along a rising line, −1 along a falling one, and null where a side never varies', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 20 }), fc.integer({ min: 1, max: 9 }), (values, slope) => {
      expect(pearson(values, values.map((value) => slope * value + 3))).toBeCloseTo(1, 12);
      expect(spearman(values, values.map((value) => -(value ** 3)))).toBeCloseTo(-1, 12);
    }));
    expect([pearson([0.1, 0.1, 0.1], [1, 2, 3]), spearman([1, 2], [5, 5]), pearson([1], [2])]).toEqual([null, null, null]);
  });
});

describe('convexHull', () => {
  it('is that of SciPy', () => {
    for (const { points: given, corners, area: expected } of reference.hulls) {
      const found = convexHull(given);
      expect(area(found)).toBeCloseTo(expected, 10);
      const sorted = (list: readonly Point[]) => [...list].sort(([first], [second]) => first - second);
      expect(sorted(found)).toEqual(sorted(corners));
    }
  });

  it('holds every point, turns left only, and is its own hull', () => {
    fc.assert(fc.property(points, (given) => {
      const corners = convexHull(given);
      expect(area(corners)).toBeGreaterThanOrEqual(0);
      if (corners.length > 2) for (const point of given) expect(holds(corners, point)).toBe(true);
      expect(convexHull(corners)).toEqual(corners);
    }));
    expect(convexHull([[0, 0], [1, 1], [2, 2], [1, 1]])).toHaveLength(2);
  });
});

describe('deviationHull', () => {
  const sweep = fc.array(fc.record({ mean: fc.tuple(coordinate, coordinate), deviation: fc.tuple(fc.double({ min: 0.01, max: 3, noNaN: true }), fc.double({ min: 0.01, max: 3, noNaN: true })) }), { minLength: 1, maxLength: 6 });

  it('covers every ellipse and the way between neighbors, counter-clockwise', () => {
    fc.assert(fc.property(sweep, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), (means: MeanPoint[], along, angle) => {
      const polygons = deviationHull(means);
      expect(polygons).toHaveLength(Math.max(1, means.length - 1));
      for (const polygon of polygons) expect(area(polygon)).toBeGreaterThan(0);
      polygons.forEach((polygon, index) => {
        const [from, to] = [means[index]!, means[index + 1] ?? means[index]!];
        const between = (axis: 0 | 1) => (of: 'mean' | 'deviation') => (1 - along) * from[of][axis] + along * to[of][axis];
        const place: Point = [between(0)('mean') + between(0)('deviation') * Math.cos(angle), between(1)('mean') + between(1)('deviation') * Math.sin(angle)];
        expect(holds(polygon, place)).toBe(true);
      });
    }));
  });

  it('is hardly larger than what it covers', () => {
    const [around] = deviationHull([{ mean: [1, 2], deviation: [3, 0.5] }]);
    expect(area(around!) / (Math.PI * 3 * 0.5)).toBeGreaterThan(1);
    expect(area(around!) / (Math.PI * 3 * 0.5)).toBeLessThan(1.005);
    // Two circles of radius 1 at a distance of 4.
    const [capsule] = deviationHull([{ mean: [0, 0], deviation: [1, 1] }, { mean: [4, 0], deviation: [1, 1] }]);
    expect(area(capsule!) / (Math.PI + 8)).toBeCloseTo(1, 2);
  });

  it('has no region where nothing spreads', () => {
    expect(deviationHull([])).toEqual([]);
    expect(deviationHull([{ mean: [0, 0], deviation: [0, 0] }, { mean: [1, 1], deviation: [0, 0] }])).toEqual([]);
  });
});
