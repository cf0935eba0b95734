import { describe, expect, it } from 'vitest';
import { betaVaeAnswers } from '../../../src-main/science/betaVaeScore';
import { factorGroups, rowOfSameClass } from '../../../src-main/science/factorGroups';
import { factorVaeScore, factorVaeVotes, voteCounts } from '../../../src-main/science/factorVaeScore';
import { interventionalRobustness } from '../../../src-main/science/interventionalRobustness';
import { mutualInformation } from '../../../src-main/science/mutualInformation';
import { sampledEntropies, sampledInformationGap } from '../../../src-main/science/sampledInformationGap';
import { Draws, tableOf } from './support/samples';

const all = (count: number) => Uint32Array.from({ length: count }, (_, index) => index);

describe('MIG by sampling', () => {
  it('finds the entropy of the factor where posteriors of its values do not overlap, whatever their shares', () => {
    const draws = new Draws(1);
    // Shares of 0.7, 0.2 and 0.1: an average over values instead of samples would give another entropy.
    const classes = Int32Array.from({ length: 1500 }, () => { const at = draws.uniform(); return at < 0.7 ? 0 : at < 0.9 ? 1 : 2; });
    const mean = tableOf([Float64Array.from(classes, (value) => 30 * value), new Float64Array(1500)]);
    const entropies = sampledEntropies({ mean, logVariance: new Float64Array(3000) }, 2, [classes], all(1500), draws.generator);
    const entropy = mutualInformation(classes, classes);
    const { value, mutualInformation: information, latentEntropy } = sampledInformationGap(entropies, [entropy], all(1500));
    expect(information[0]![0]).toBeCloseTo(entropy, 6);
    expect(information[1]![0]).toBeCloseTo(0, 6);
    expect(value).toBeCloseTo(1, 6);
    // A standard normal has ½·ln(2πe); the other latent adds the entropy of the factor.
    const normal = Math.log(2 * Math.PI * Math.E) / 2;
    expect(Math.abs(latentEntropy[1]! - normal)).toBeLessThan(0.06);
    expect(Math.abs(latentEntropy[0]! - normal - entropy)).toBeLessThan(0.06);
  });

  it('agrees with sums over all pairs of a few images', () => {
    const draws = new Draws(2);
    const rows = 12;
    const classes = Int32Array.from({ length: rows }, (_, row) => row % 3);
    const mean = draws.normals(rows * 2);
    const logVariance = draws.normals(rows * 2);
    const sampled = Uint32Array.from([4, 0, 9]);
    const { entropy, conditionalEntropy } = sampledEntropies({ mean, logVariance }, 2, [classes], sampled, new Draws(3).generator);
    const noise = new Float32Array(sampled.length * 2);
    new Draws(3).generator.fillNormal(noise);
    sampled.forEach((own, place) => {
      for (const latent of [0, 1]) {
        const z = mean[own * 2 + latent]! + Math.exp(logVariance[own * 2 + latent]! / 2) * noise[place * 2 + latent]!;
        const density = (row: number) => Math.exp(-((z - mean[row * 2 + latent]!) ** 2) / (2 * Math.exp(logVariance[row * 2 + latent]!))) / Math.sqrt(2 * Math.PI * Math.exp(logVariance[row * 2 + latent]!));
        const average = (chosen: readonly number[]) => chosen.reduce((sum, row) => sum + density(row), 0) / chosen.length;
        const everyone = [...Array(rows).keys()];
        expect(entropy[latent]![place]).toBeCloseTo(-Math.log(average(everyone)), 9);
        expect(conditionalEntropy[latent]![0]![place]).toBeCloseTo(-Math.log(average(everyone.filter((row) => classes[row] === classes[own]))), 9);
      }
    });
  });
});

describe('rows that share a value', () => {
  it('are drawn from the class of a row, all of them alike', () => {
    const draws = new Draws(4);
    const classes = draws.classes(60, 4);
    const groups = factorGroups(classes);
    const seen = new Map<number, number>();
    for (let draw = 0; draw < 3000; draw++) {
      const row = rowOfSameClass(groups, 7, draws.uniform);
      expect(classes[row]).toBe(classes[7]);
      seen.set(row, (seen.get(row) ?? 0) + 1);
    }
    const size = classes.filter((value) => value === classes[7]).length;
    expect(seen.size).toBe(size);
    for (const count of seen.values()) expect(Math.abs(count / 3000 - 1 / size)).toBeLessThan(0.05);
  });
});

describe('FactorVAE score', () => {
  const draws = new Draws(5);
  const samples = 800;
  const factors = [draws.classes(samples, 4), draws.classes(samples, 6)];
  const noise = draws.normals(samples);

  it('gives votes to the latents themselves, not to their places among the active ones', () => {
    // The first latent is as good as constant, and has no vote.
    const codes = tableOf([noise.map((value) => 0.01 * value), ...factors.map((classes) => Float64Array.from(classes, (value, row) => value + 0.05 * noise[row]!))]);
    const { active, training, evaluation } = factorVaeVotes(codes, 3, factors, draws.generator);
    expect(active).toEqual([1, 2]);
    const counts = voteCounts(training, 3, 2);
    expect(counts[0]).toEqual([0, 0]);
    expect(counts[1]![0]! + counts[2]![1]!).toBe(10_000);
    expect(evaluation).toHaveLength(5000);
    expect(factorVaeScore(training, evaluation, 3, 2)).toBe(1);
  });

  it('judges by votes that the majority was not made from', () => {
    // By the training votes latent 0 belongs to factor 1; three of the four evaluation votes say so too.
    expect(factorVaeScore(Uint32Array.from([1, 1, 0]), Uint32Array.from([1, 1, 0, 1]), 1, 2)).toBe(0.75);
    expect(factorVaeScore(new Uint32Array(0), new Uint32Array(0), 1, 2)).toBe(0);
  });
});

describe('β-VAE score', () => {
  it('is 1 where a latent stands still whenever its factor is kept', () => {
    const draws = new Draws(6);
    const factors = [draws.classes(500, 4), draws.classes(500, 6)];
    const right = betaVaeAnswers(tableOf(factors), 2, factors, draws.generator);
    expect(right).toHaveLength(5000);
    expect(right.reduce((sum, value) => sum + value, 0)).toBe(5000);
  });
});

describe('IRS', () => {
  it('is 1 for a latent that only its factor moves, and what the definition says for others', () => {
    const draws = new Draws(7);
    const factors = [draws.classes(400, 3), draws.classes(400, 5)];
    const noise = draws.normals(400);
    const mixed = factors[1]!.map((value) => value);
    const second = Float64Array.from(mixed, (value, row) => value + 0.7 * noise[row]!);
    const { matrix, perLatent, largestDeviation, value } = interventionalRobustness(tableOf([factors[0]!, second, new Float64Array(400).fill(2)]), 3, factors);
    expect(matrix[0]![0]).toBe(1);
    expect(perLatent[0]).toBe(1);
    // The definition, with sorted deviations and numpy's interpolation.
    const mean = (values: readonly number[]) => values.reduce((sum, item) => sum + item, 0) / values.length;
    const deviations = (rows: readonly number[]) => {
      const values = rows.map((row) => second[row]!);
      const center = mean(values);
      return values.map((item) => Math.abs(item - center)).sort((left, right) => left - right);
    };
    const everyone = [...Array(400).keys()];
    const largest = deviations(everyone).at(-1)!;
    const kept = [0, 1, 2, 3, 4].map((label) => {
      const sorted = deviations(everyone.filter((row) => mixed[row] === label));
      const position = 0.99 * (sorted.length - 1);
      return sorted[Math.floor(position)]! + (sorted[Math.ceil(position)]! - sorted[Math.floor(position)]!) * (position % 1);
    });
    expect(matrix[1]![1]).toBeCloseTo(1 - mean(kept) / largest, 9);
    // The latent that never moves has no weight.
    expect(value).toBeCloseTo((largestDeviation[0]! * perLatent[0]! + largestDeviation[1]! * perLatent[1]!) / (largestDeviation[0]! + largestDeviation[1]!), 9);
    expect(largestDeviation[2]).toBe(0);
  });
});
