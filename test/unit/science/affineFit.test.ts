import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affineFit } from '../../../src-main/science/affineFit';
import { Generator } from '../../../src-main/random/generator';

const SAMPLES = 400;
const generator = Generator.fromSeed(5, 'evaluation');
const factors = Float64Array.from({ length: SAMPLES * 2 }, () => generator.uniform());

/** A function of the two factors for each sample. */
function map(code: (x: number, y: number) => readonly [number, number]): Float64Array {
  return Float64Array.from(Array.from({ length: SAMPLES }, (_, row) => code(factors[row * 2]!, factors[row * 2 + 1]!)).flat());
}

const turned = (angle: number, stretch = 1) => map((x, y) => [
  3 + 2 * (x * Math.cos(angle) - y * Math.sin(angle)),
  -1 + 2 * stretch * (x * Math.sin(angle) + y * Math.cos(angle)),
]);

describe('affineFit', () => {
  it('gives a score and a ratio of 1 for any rotation, shift and scale', () => {
    fc.assert(fc.property(fc.double({ min: -4, max: 4, noNaN: true }), (angle) => {
      const fit = affineFit(turned(angle), factors, 2);
      expect(fit.score).toBeCloseTo(1, 9);
      expect(fit.singularValueRatio).toBeCloseTo(1, 9);
    }));
  });

  it('keeps the score and lowers the ratio where one direction is stretched', () => {
    const fit = affineFit(turned(0.7, 4), factors, 2);
    expect(fit.score).toBeCloseTo(1, 9);
    expect(fit.singularValueRatio).toBeCloseTo(0.25, 9);
  });

  it('falls where the plane is folded', () => {
    const fit = affineFit(map((x, y) => [Math.abs(x - 0.5), y]), factors, 2);
    expect(fit.score).toBeGreaterThan(0.4);
    expect(fit.score).toBeLessThan(0.6);
  });

  it('explains one of two factors where the latents carry one', () => {
    const fit = affineFit(map((x) => [x, 2 * x]), factors, 2);
    expect(Math.abs(fit.score - 0.5)).toBeLessThan(0.05);
    expect(fit.singularValueRatio).toBeLessThan(1e-6);
  });

  it('is 0 where the latents never change', () => {
    expect(affineFit(new Float64Array(SAMPLES * 2), factors, 2)).toEqual({ score: 0, singularValueRatio: 0 });
  });

  it('has no ratio with one factor', () => {
    const single = Float64Array.from({ length: SAMPLES }, (_, row) => factors[row * 2]!);
    const fit = affineFit(turned(1), single, 1);
    expect(fit.score).toBeCloseTo(1, 9);
    expect(fit.singularValueRatio).toBeNull();
  });

  it('fits the tiniest values as any others', () => {
    const [latents, factors] = [Float64Array.of(0, 0, 1, 0, 0, 1, 1, 1), Float64Array.of(0, 1, 2, 3.5)];
    const tiny = (table: Float64Array) => table.map((value) => value * 2 ** -540);
    expect(affineFit(tiny(latents), tiny(factors), 1).score).toBeCloseTo(affineFit(latents, factors, 1).score, 12);
    expect(affineFit(tiny(latents), tiny(factors), 1).score).toBeGreaterThan(0.9);
  });

  it('never leaves [0, 1]', () => {
    const row = fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
      const { score } = affineFit(Float64Array.from(rows.flatMap(([a, b]) => [a, b])), Float64Array.from(rows, ([, , factor]) => factor), 1);
      expect(score).toBeGreaterThanOrEqual(-1e-9);
      expect(score).toBeLessThanOrEqual(1);
    }));
  });
});
