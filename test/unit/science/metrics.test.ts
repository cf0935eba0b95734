import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affineFit } from '../../../src-main/science/affineFit';
import { attributePredictability } from '../../../src-main/science/attributePredictability';
import { importanceScores } from '../../../src-main/science/dci';
import { disentanglementRanking, informativeLatents } from '../../../src-main/science/disentanglementRanking';
import { entropyFloor } from '../../../src-main/science/entropyFloor';
import { equalWidthBins } from '../../../src-main/science/equalWidthBins';
import { gaussianDivergence } from '../../../src-main/science/gaussianDivergence';
import { hoyerSparsity, meanHoyerSparsity } from '../../../src-main/science/hoyerSparsity';
import { modularity } from '../../../src-main/science/modularity';
import { mutualInformationGap } from '../../../src-main/science/mutualInformationGap';
import { studentToGaussian } from '../../../src-main/science/studentToGaussian';
import { totalCorrelation } from '../../../src-main/science/totalCorrelation';
import { Draws, tableOf } from './support/samples';

const tables = (rows: number, columns: number, most = 1) => fc.array(fc.array(fc.double({ min: 0, max: most, noNaN: true }), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
const anyTable = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 5 })).chain(([rows, columns]) => tables(rows, columns));

/** A permutation of 0 … length − 1 from a seed. */
function permuted(length: number, seed: number): number[] {
  const draws = new Draws(seed);
  return Array.from({ length }, (_, index) => ({ index, key: draws.uniform() })).sort((left, right) => left.key - right.key).map(({ index }) => index);
}

describe('MIG', () => {
  it('is in [0, 1] and the same for any order of the latents', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 5 }), (seed, latents) => {
      const draws = new Draws(seed);
      const factors = [draws.classes(120, 4), draws.classes(120, 3)];
      const noise = draws.normals(120 * latents);
      const columns = Array.from({ length: latents }, (_, latent) => Float64Array.from({ length: 120 }, (_unused, row) => factors[latent % 2]![row]! + noise[row * latents + latent]!));
      const { value } = mutualInformationGap({ codes: tableOf(columns), latents, factors }, 20);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
      const other = mutualInformationGap({ codes: tableOf(permuted(latents, seed).map((latent) => columns[latent]!)), latents, factors }, 20);
      expect(other.value).toBeCloseTo(value, 12);
    }), { numRuns: 60 });
  });

  it('falls when two informative latents are rotated into each other; the geometry score stays', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1000 }), fc.double({ min: 0.3, max: Math.PI / 2 - 0.3, noNaN: true }), (seed, angle) => {
      const draws = new Draws(seed);
      const places = Float64Array.from({ length: 3000 }, draws.uniform);
      const turned = places.map((_, index) => {
        const [x, y] = [places[index - (index % 2)]!, places[index - (index % 2) + 1]!];
        return index % 2 === 0 ? x * Math.cos(angle) - y * Math.sin(angle) : x * Math.sin(angle) + y * Math.cos(angle);
      });
      const factors = [0, 1].map((factor) => equalWidthBins(Float64Array.from({ length: 1500 }, (_, row) => places[row * 2 + factor]!), 20, 0, 1));
      const gap = (codes: Float64Array) => mutualInformationGap({ codes, latents: 2, factors }, 20).value;
      expect(gap(turned)).toBeLessThan(gap(places) - 0.3);
      expect(affineFit(turned, places, 2).score).toBeCloseTo(affineFit(places, places, 2).score, 9);
    }), { numRuns: 20 });
  });
});

describe('modularity', () => {
  it('is in [0, 1], 1 where each latent knows one factor, and the same for any order of latents and factors', () => {
    fc.assert(fc.property(anyTable, fc.integer(), (table, seed) => {
      const { value } = modularity(table);
      expect(value).toBeGreaterThanOrEqual(-1e-12);
      expect(value).toBeLessThanOrEqual(1);
      const rows = permuted(table.length, seed);
      const columns = permuted(table[0]!.length, seed + 1);
      expect(modularity(rows.map((row) => columns.map((column) => table[row]![column]!))).value).toBeCloseTo(value, 10);
    }));
    expect(modularity([[2, 0, 0], [0, 0, 1], [0, 0, 0]]).perLatent).toEqual([1, 1, 0]);
    expect(modularity([[1, 1, 1]]).value).toBeCloseTo(0, 12);
  });
});

describe('DCI', () => {
  it('is in [0, 1] for any importances, and the same for any order of latents and factors', () => {
    fc.assert(fc.property(anyTable, fc.integer(), (table, seed) => {
      const scores = importanceScores(table);
      for (const value of [scores.disentanglement, scores.completeness]) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-9);
      }
      const rows = permuted(table.length, seed);
      const other = importanceScores(rows.map((row) => table[row]!));
      expect(other.disentanglement).toBeCloseTo(scores.disentanglement, 9);
      expect(other.completeness).toBeCloseTo(scores.completeness, 9);
    }));
  });

  it('is 1 for one latent a factor, 0 where all matter alike, and tells a latent of two factors from a factor of two latents', () => {
    const one = importanceScores([[1, 0], [0, 1], [0, 0]]);
    expect([one.disentanglement, one.completeness]).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6)]);
    const none = importanceScores([[1, 1], [1, 1]]);
    expect([none.disentanglement, none.completeness]).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)]);
    const shared = importanceScores([[1, 1], [0, 0]]);
    expect([shared.disentanglement, shared.completeness]).toEqual([expect.closeTo(0, 6), expect.closeTo(1, 6)]);
    const split = importanceScores([[1, 0], [1, 0], [0, 1]]);
    expect(split.disentanglement).toBeCloseTo(1, 6);
    expect(split.completeness).toBeCloseTo(1 - (2 * Math.log(2) / Math.log(3)) / 3, 6);
  });
});

describe('SAP', () => {
  it('is the mean gap between the two best latents of each factor', () => {
    const { value, gapPerFactor } = attributePredictability([[0.9, 0.2], [0.5, 0.7], [0.6, 0.7]]);
    expect(gapPerFactor).toEqual([expect.closeTo(0.3, 12), 0]);
    expect(value).toBeCloseTo(0.15, 12);
  });
});

describe('Hoyer sparsity', () => {
  it('is 1 for one-hot vectors, 0 for constant ones, and in [0, 1] for all', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 20 }), fc.double({ min: -100, max: 100, noNaN: true }).filter((size) => Math.abs(size) > 1e-6), fc.nat(), (length, size, place) => {
      const oneHot = Float64Array.from({ length }, (_, index) => (index === place % length ? size : 0));
      expect(hoyerSparsity(oneHot)).toBeCloseTo(1, 9);
      expect(hoyerSparsity(new Float64Array(length).fill(size))).toBeCloseTo(0, 9);
    }));
    fc.assert(fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 9 }), (vector) => {
      const value = hoyerSparsity(vector);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }));
  });

  it('does not depend on the scale of a latent', () => {
    const codes = new Draws(1).normals(600);
    const scaled = codes.map((value, index) => (index % 3 === 1 ? 50 * value : value));
    expect(meanHoyerSparsity(scaled, 3)).toBeCloseTo(meanHoyerSparsity(codes, 3), 12);
  });
});

describe('total correlation', () => {
  it('is −½·ln(1 − ρ²) for two latents, 0 for one, infinite for copies, and blind to constant latents', () => {
    const draws = new Draws(2);
    const [first, noise] = [draws.normals(4000), draws.normals(4000)];
    const second = first.map((value, row) => 0.6 * value + 0.8 * noise[row]!);
    const { value, correlation } = totalCorrelation(tableOf([first, second]), 2);
    expect(value).toBeCloseTo(-Math.log(1 - correlation[0]![1]! ** 2) / 2, 10);
    expect(Math.abs(correlation[0]![1]! - 0.6)).toBeLessThan(0.05);
    expect(totalCorrelation(tableOf([first, second, new Float64Array(4000).fill(0.3)]), 3).value).toBeCloseTo(value, 10);
    expect(totalCorrelation(first, 1).value).toBeCloseTo(0, 12);
    expect(totalCorrelation(tableOf([first, first.map((code) => 2 * code)]), 2).value).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('KL', () => {
  it('is never negative, and 0 for the prior itself', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -20, max: 9, noNaN: true })), { minLength: 1, maxLength: 8 }), (posteriors) => {
      for (const kl of gaussianDivergence(posteriors.map(([mean]) => mean), posteriors.map(([, logVariance]) => logVariance), 1)) expect(kl).toBeGreaterThanOrEqual(0);
    }));
    expect(gaussianDivergence([0, 0], [0, 0], 2)).toEqual([0, 0]);
  });
});

describe('entropy floor', () => {
  it('is what the best prediction of independent pixels costs: nothing for black and white, ln 2 for gray', () => {
    expect(entropyFloor(Float32Array.from([0, 1, 1, 0]), 2)).toBe(0);
    expect(entropyFloor(Float32Array.from([0.5, 0, 0.5, 0.5]), 2)).toBeCloseTo(1.5 * Math.LN2, 6);
  });

  it('is below the cross-entropy of any prediction', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.001, max: 0.999, noNaN: true })), { minLength: 1, maxLength: 20 }), (pixels) => {
      const images = Float32Array.from(pixels, ([value]) => value);
      const cost = pixels.reduce((sum, [, predicted], index) => sum - images[index]! * Math.log(predicted) - (1 - images[index]!) * Math.log(1 - predicted), 0);
      expect(entropyFloor(images, 1)).toBeLessThanOrEqual(cost + 1e-9);
    }));
  });
});

describe('codes of a Student-t prior', () => {
  it('become Gaussian quantiles, as scipy has them', () => {
    const mapped = studentToGaussian(Float64Array.from([-3, -0.5, 0, 0.1, 2]), 9);
    [-2.43343395, -0.48303442, 0, 0.09723919, 1.77104738].forEach((expected, index) => { expect(mapped[index]).toBeCloseTo(expected, 7); });
  });

  it('keep their order and their sign, and stay finite however far out', () => {
    const values = Float64Array.from([-1e6, -40, -3, -1e-3, 0, 1e-3, 3, 40, 1e6]);
    for (const degrees of [1, 3, 9, 100]) {
      const mapped = studentToGaussian(values, degrees);
      expect([...mapped].every(Number.isFinite)).toBe(true);
      expect([...mapped].sort((left, right) => left - right)).toEqual([...mapped]);
      mapped.forEach((value, index) => { expect(Math.abs(value + mapped[mapped.length - 1 - index]!)).toBeLessThan(1e-9); });
    }
  });
});

describe('UDR', () => {
  const draws = new Draws(8);
  const samples = 500;
  const latents = Array.from({ length: 3 }, () => draws.normals(samples));
  const silent = draws.normals(samples).map((value) => value * 0.01);
  const klPerLatent = [1, 2, 0.5, 0.001];
  const model = (columns: readonly Float64Array[]) => ({ codes: tableOf([...columns, silent]), klPerLatent });
  const mixed = (angle: number) => [
    latents[0]!.map((value, row) => value * Math.cos(angle) - latents[1]![row]! * Math.sin(angle)),
    latents[0]!.map((value, row) => value * Math.sin(angle) + latents[1]![row]! * Math.cos(angle)),
    latents[2]!,
  ];

  it.each(['lasso', 'spearman'] as const)('is high for models that agree but for order and sign, by %s', (comparison) => {
    const same = [model(latents), model([latents[2]!.map((value) => -value), latents[0]!, latents[1]!]), model([latents[1]!, latents[2]!, latents[0]!.map((value) => -value)])];
    const { scores, pairs } = disentanglementRanking(same.map(informativeLatents), comparison);
    // Lasso takes its penalty off every weight: 0.9² / 0.9.
    const most = comparison === 'lasso' ? 0.9 : 1;
    for (const score of scores) expect(score).toBeGreaterThan(most - 0.15);
    expect(pairs.map((row, index) => row[index])).toEqual([0, 0, 0]);
    const odd = disentanglementRanking([...same, model(mixed(0.7))].map(informativeLatents), comparison);
    expect(odd.scores[3]).toBeLessThan(Math.min(...odd.scores.slice(0, 3)) - 0.1);
  });

  it('scores models that carry nothing with 0', () => {
    const { scores } = disentanglementRanking([model(latents), { codes: tableOf([...latents, silent]), klPerLatent: [0, 0, 0, 0] }].map(informativeLatents), 'lasso');
    expect(scores).toEqual([0, 0]);
  });
});
