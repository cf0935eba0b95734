import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiskCoverage } from '../../../../src-main/datasets/circles/diskCoverage';

/** The coverage of every pixel, zero where the disk was not reported. */
function frame(size: number, antialiasing: number, x: number, y: number, diameter: number): Float64Array {
  const pixels = new Float64Array(size * size);
  new DiskCoverage(size, antialiasing).forEachRow(x, y, diameter, (row, column, count, coverage) => {
    pixels.set(coverage.subarray(0, count), row * size + column);
  });
  return pixels;
}

/** Smallest and largest coverage a pixel may have by testing every subpixel; they differ only for centers that lie on the circle. */
function bounds(size: number, antialiasing: number, x: number, y: number, diameter: number): { low: Float64Array; high: Float64Array } {
  const low = new Float64Array(size * size);
  const high = new Float64Array(size * size);
  const share = 1 / antialiasing ** 2;
  for (let row = 0; row < size * antialiasing; row++) {
    for (let column = 0; column < size * antialiasing; column++) {
      const distance = Math.hypot((column + 0.5) / antialiasing - x * size, (row + 0.5) / antialiasing - y * size);
      const pixel = Math.floor(row / antialiasing) * size + Math.floor(column / antialiasing);
      if (distance <= (diameter * size) / 2 - 1e-6) low[pixel]! += share;
      if (distance <= (diameter * size) / 2 + 1e-6) high[pixel]! += share;
    }
  }
  return { low, high };
}

describe('DiskCoverage', () => {
  it('equals the count of all subpixel centers inside, anywhere in and beyond the frame', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(fc.property(unit, unit, fc.double({ min: 0.02, max: 1, noNaN: true }), fc.integer({ min: 1, max: 8 }), (x, y, diameter, antialiasing) => {
      const pixels = frame(16, antialiasing, x, y, diameter);
      const { low, high } = bounds(16, antialiasing, x, y, diameter);
      pixels.forEach((coverage, index) => {
        expect(coverage).toBeGreaterThanOrEqual(low[index]! - 1e-9);
        expect(coverage).toBeLessThanOrEqual(high[index]! + 1e-9);
      });
    }), { numRuns: 60 });
  });

  it('covers the area of the disk', () => {
    const area = frame(64, 5, 0.5, 0.5, 0.5).reduce((sum, coverage) => sum + coverage, 0);
    expect(Math.abs(area / (Math.PI * 16 ** 2) - 1)).toBeLessThan(0.002);
  });

  it('counts in twenty-fifths with an anti-aliasing factor of 5', () => {
    const values = new Set(frame(32, 5, 0.4321, 0.5678, 0.3));
    expect(values.size).toBeGreaterThan(10);
    for (const value of values) expect(Math.abs(value * 25 - Math.round(value * 25))).toBeLessThan(1e-12);
  });

  it('is mirrored where the center is mirrored', () => {
    const left = frame(32, 5, 0.3, 0.4, 0.2);
    const right = frame(32, 5, 0.7, 0.4, 0.2);
    for (let row = 0; row < 32; row++) {
      expect([...right.subarray(row * 32, row * 32 + 32)].reverse()).toEqual([...left.subarray(row * 32, row * 32 + 32)]);
    }
  });
});
