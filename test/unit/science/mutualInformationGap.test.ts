import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { column } from '../../../src-main/science/column';
import { equalWidthBins } from '../../../src-main/science/equalWidthBins';
import { mutualInformationGap } from '../../../src-main/science/mutualInformationGap';
import { Generator } from '../../../src-main/random/generator';

const BINS = 20;
const SAMPLES = 5000;

/** Two factors uniform in [0, 1], a row for each sample. */
function uniformFactors(): Float64Array {
  const generator = Generator.fromSeed(1, 'evaluation');
  return Float64Array.from({ length: SAMPLES * 2 }, () => generator.uniform());
}

const classesOf = (factors: Float64Array): Int32Array[] => [0, 1].map((factor) => equalWidthBins(column(factors, 2, factor), BINS, 0, 1));

/** The two factors turned by an angle about their center. */
function rotated(factors: Float64Array, angle: number): Float64Array {
  return factors.map((_, index) => {
    const x = factors[index - (index % 2)]! - 0.5;
    const y = factors[index - (index % 2) + 1]! - 0.5;
    return index % 2 === 0 ? x * Math.cos(angle) - y * Math.sin(angle) : x * Math.sin(angle) + y * Math.cos(angle);
  });
}

const gap = (codes: ArrayLike<number>, factors: Int32Array[], latents = 2) => mutualInformationGap({ codes, latents, factors }, BINS);

describe('mutualInformationGap', () => {
  const factors = uniformFactors();
  const classes = classesOf(factors);

  it('is near 1 where each latent is one factor', () => {
    expect(gap(factors, classes).value).toBeGreaterThan(0.95);
  });

  it('falls with a rotation, although the geometry stays', () => {
    const values = [0, 0.1, 0.3, Math.PI / 4].map((angle) => gap(rotated(factors, angle), classes).value);
    expect([...values].sort((a, b) => b - a)).toEqual(values);
    expect(values[3]).toBeLessThan(0.05);
  });

  it('does not notice a fold along an axis, by which two places share a code', () => {
    const folded = factors.map((value, index) => (index % 2 === 0 ? Math.abs(value - 0.5) : value));
    const { gapPerFactor } = gap(folded, classes);
    expect(gapPerFactor[0]).toBeGreaterThan(0.7);
  });

  it('counts a second latent of no information as a full gap', () => {
    const single = gap(column(factors, 2, 0), classes, 1);
    expect(single.mutualInformation).toHaveLength(1);
    expect(single.gapPerFactor[0]).toBeGreaterThan(0.95);
  });

  it('is 0 for codes that never change and for a factor of one class', () => {
    expect(gap(new Float64Array(SAMPLES * 2), classes).value).toBe(0);
    expect(gap(factors, [new Int32Array(SAMPLES)]).value).toBe(0);
  });

  const tables = fc.integer({ min: 1, max: 4 }).chain((latents) => fc.tuple(
    fc.constant(latents),
    fc.array(fc.tuple(fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: latents, maxLength: latents }), fc.integer({ min: 0, max: 3 })), { minLength: 2, maxLength: 80 }),
  ));

  it('lies in [0, 1] whatever the codes', () => {
    fc.assert(fc.property(tables, ([latents, rows]) => {
      const { value } = gap(rows.flatMap(([codes]) => codes), [Int32Array.from(rows, ([, factor]) => factor)], latents);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1 + 1e-12);
    }));
  });

  it('does not depend on the order of the latents', () => {
    fc.assert(fc.property(tables, ([latents, rows]) => {
      const factor = [Int32Array.from(rows, ([, value]) => value)];
      const forwards = gap(rows.flatMap(([codes]) => codes), factor, latents);
      const backwards = gap(rows.flatMap(([codes]) => [...codes].reverse()), factor, latents);
      expect(backwards.value).toBeCloseTo(forwards.value, 12);
      expect([...backwards.mutualInformation].reverse()).toEqual(forwards.mutualInformation);
    }));
  });
});
