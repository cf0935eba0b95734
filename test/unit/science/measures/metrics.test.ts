import { describe, expect, it } from 'vitest';
import { metricFamilies } from '../../../../src-main/science/measures/metricFamilies';
import { combineParts, measurePart, metricTasks } from '../../../../src-main/science/measures/metricWork';
import type { Representation } from '../../../../src-main/science/representation';
import { metricResultSchema, type MetricResult } from '../../../../src-shared/run/evaluation';
import { measureInProcess } from '../support/measureInProcess';
import { Draws, representationOf, tableOf } from '../support/samples';

const SAMPLES = 1000;
const CLASSES = [3, 5, 8];

const draws = new Draws(1);
const factors = CLASSES.map((count) => draws.classes(SAMPLES, count));
const logVariance = (latents: number, sigma: number) => new Float64Array(SAMPLES * latents).fill(2 * Math.log(sigma));

/** One latent a factor with a little noise, and one that carries nothing. */
function disentangled(): Representation {
  const noise = draws.normals(SAMPLES * 4);
  const columns = [...factors.map((classes, index) => Float64Array.from(classes, (value, row) => (2 * value) / CLASSES[index]! - 1 + 0.02 * noise[row * 4 + index]!)), noise.filter((_, index) => index % 4 === 3).map((value) => 0.01 * value)];
  const mean = tableOf(columns);
  const variances = Float64Array.from({ length: SAMPLES * 4 }, (_, index) => (index % 4 === 3 ? 0 : 2 * Math.log(0.05)));
  const geometry = { plane: tableOf(columns.slice(0, 2)), targets: tableOf(factors.slice(0, 2).map((classes, index) => Float64Array.from(classes, (value) => value / (CLASSES[index]! - 1)))), targetCount: 2, heldOut: Uint8Array.from(factors[0]!, (value) => Number(value === 0)) };
  return representationOf(columns, factors, { posteriors: { mean, logVariance: variances }, geometry });
}

/** Codes that have nothing to do with the factors. */
function noise(): Representation {
  const columns = Array.from({ length: 4 }, () => draws.normals(SAMPLES));
  const geometry = { plane: tableOf(columns.slice(0, 2)), targets: tableOf(factors.slice(0, 1)), targetCount: 1, heldOut: null };
  return representationOf(columns, factors, { posteriors: { mean: tableOf(columns), logVariance: logVariance(4, 0.3) }, geometry });
}

const byName = (results: readonly MetricResult[]) => new Map(results.map((result) => [result.name, result]));

describe('all metrics', () => {
  const known = disentangled();
  const random = noise();
  const measured = measureInProcess(known, 3);
  const unrelated = measureInProcess(random, 3);

  it('come as the contract has them, each once', async () => {
    const results = await measured;
    for (const result of results) expect(metricResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
    expect(new Set(results.map(({ name }) => name)).size).toBe(results.length);
    expect(results.map(({ name }) => name)).toEqual(metricFamilies.flatMap(({ metrics }) => metrics.map(({ name }) => name)));
    for (const { samples, seed } of results) expect([samples, seed]).toEqual([SAMPLES, 3]);
  });

  it('are near 1 where each latent is a factor, and know that it is so', async () => {
    const results = byName(await measured);
    // A line through one latent tells its outer classes from the rest, but never those between: SAP stays far below 1.
    const least = { mig: 0.9, modularity: 0.95, migSampled: 0.8, factorVaeScore: 0.99, betaVaeScore: 0.99, dciDisentanglement: 0.95, dciCompleteness: 0.95, dciInformativeness: 0.99, sap: 0.15, explicitness: 0.97, irs: 0.9, geometryScore: 0.99, geometryScoreTrained: 0.99 };
    for (const [name, value] of Object.entries(least)) expect(results.get(name)!.value, name).toBeGreaterThan(value);
    expect(results.get('latentsUsed')!.value).toBe(3);
    expect(results.get('totalCorrelation')!.value).toBeLessThan(0.05);
    expect(results.get('factorVaeScore')!.detail['activeLatents']).toEqual([0, 1, 2]);
    expect(results.get('sap')!.detail['accuracy']).toHaveLength(4);
  });

  it('are near their level of chance for codes that know nothing, which their intervals show', async () => {
    const results = byName(await unrelated);
    const reach = { mig: 0.02, modularity: 0.2, migSampled: 0.03, factorVaeScore: 0.08, betaVaeScore: 0.08, dciDisentanglement: 0.08, dciCompleteness: 0.08, dciInformativeness: 0.08, sap: 0.08, explicitness: 0.05, irs: 0.08, geometryScore: 0.02 };
    for (const [name, distance] of Object.entries(reach)) {
      const { value, chance } = results.get(name)!;
      expect(Math.abs(value! - chance!), name).toBeLessThan(distance);
    }
    expect(results.get('explicitness')!.chance).toBe(0.5);
    expect(Math.abs(results.get('factorVaeScore')!.chance! - 1 / 3)).toBeLessThan(0.1);
  });

  it('lie in their intervals, which are short of everything that is possible', async () => {
    for (const { name, value, interval } of [...(await measured), ...(await unrelated)]) {
      if (value === null || interval === null) continue;
      expect(value, name).toBeGreaterThanOrEqual(interval[0]);
      expect(value, name).toBeLessThanOrEqual(interval[1]);
      expect(interval[1] - interval[0], name).toBeLessThan(0.5);
    }
    const widths = (await unrelated).flatMap(({ interval }) => (interval ? [interval[1] - interval[0]] : []));
    expect(widths.filter((width) => width > 0).length).toBeGreaterThan(12);
  });

  it('have a level of chance, each of them', async () => {
    for (const { name, value, chance } of [...(await measured), ...(await unrelated)]) expect(chance === null, name).toBe(value === null);
  });

  it('that look at no factors are at chance for latents that are independent, and far from it for others', async () => {
    const independent = byName(await unrelated);
    const reach = { totalCorrelation: 0.02, latentInformation: 0.03, hoyerSparsity: 0.02 };
    for (const [name, distance] of Object.entries(reach)) expect(Math.abs(independent.get(name)!.value! - independent.get(name)!.chance!), name).toBeLessThan(distance);
    const shared = draws.normals(SAMPLES);
    const noisy = () => draws.normals(SAMPLES).map((value, row) => shared[row]! + 0.3 * value);
    // One of the two is always at rest: sparse together, which neither is by itself.
    const turns = draws.classes(SAMPLES, 2);
    const sparse = [0, 1].map((turn) => draws.normals(SAMPLES).map((value, row) => (turns[row] === turn ? value : 0)));
    const together = byName(await measureInProcess(representationOf([noisy(), noisy()], []), 3));
    for (const name of ['totalCorrelation', 'latentInformation']) expect(together.get(name)!.value! - together.get(name)!.chance!, name).toBeGreaterThan(0.3);
    const alternating = byName(await measureInProcess(representationOf(sparse, []), 3)).get('hoyerSparsity')!;
    expect(alternating.value! - alternating.chance!).toBeGreaterThan(0.2);
    expect(byName(await measured).get('latentsUsed')!.chance).toBe(0);
  });

  it('do not depend on the order in which the pieces are done, only on the seed', async () => {
    const names = new Set(['mig', 'factorVaeScore', 'dciDisentanglement', 'sap', 'explicitness']);
    const measure = (seed: number, order: (tasks: ReturnType<typeof metricTasks>) => ReturnType<typeof metricTasks>) => combineParts(known, seed, order(metricTasks(known, names)).map((task) => ({ task, outcome: structuredClone(measurePart(known, task, seed, () => undefined)) })));
    const forward = measure(3, (tasks) => tasks);
    expect(measure(3, (tasks) => [...tasks].reverse())).toEqual(forward);
    expect(forward).toEqual((await measured).filter(({ name }) => forward.some((result) => result.name === name)));
    const other = measure(4, (tasks) => tasks);
    expect(other.map(({ interval }) => interval)).not.toEqual(forward.map(({ interval }) => interval));
  });
});

describe('what can not be measured', () => {
  const reasons = async (representation: Representation) => new Map((await measureInProcess(representation, 0)).map(({ name, value, reason }) => [name, value === null ? reason : null]));
  const codes = [draws.normals(200), draws.normals(200)];
  const two = [draws.classes(200, 3), draws.classes(200, 2)];

  it('says that factors, variances or a plane are missing', async () => {
    const without = await reasons(representationOf(codes, []));
    for (const name of ['mig', 'dciCompleteness', 'sap', 'irs']) expect(without.get(name)).toMatch(/factors of the data are not known/);
    expect(without.get('migSampled')).toMatch(/factors/);
    expect(without.get('latentsUsed')).toMatch(/variances of the posteriors/);
    expect(without.get('geometryScore')).toMatch(/factors that span/);
    for (const name of ['totalCorrelation', 'latentInformation', 'hoyerSparsity']) expect(without.get(name)).toBeNull();
  });

  it('measures one factor as far as that has a meaning', async () => {
    const one = await reasons(representationOf(codes, two.slice(0, 1)));
    for (const name of ['modularity', 'factorVaeScore', 'betaVaeScore', 'dciDisentanglement']) expect(one.get(name)).toMatch(/at least 2 factors/);
    for (const name of ['mig', 'dciCompleteness', 'dciInformativeness', 'sap', 'explicitness', 'irs']) expect(one.get(name)).toBeNull();
  });

  it('measures one latent as far as that has a meaning', async () => {
    const one = await reasons(representationOf(codes.slice(0, 1), two));
    for (const name of ['sap', 'dciCompleteness', 'totalCorrelation', 'hoyerSparsity']) expect(one.get(name)).toMatch(/at least two latents/);
    for (const name of ['mig', 'modularity', 'dciDisentanglement', 'explicitness']) expect(one.get(name)).toBeNull();
  });

  it('notices constant factors, sorted rows and too few of them', async () => {
    const constant = await reasons(representationOf(codes, [two[0]!, new Int32Array(200)]));
    expect(constant.get('mig')).toMatch(/Factor 2 has the same value/);
    const sorted = await reasons(representationOf(codes, [two[0]!, two[1]!.slice().sort()]));
    expect(sorted.get('mig')).toBeNull();
    expect(sorted.get('dciDisentanglement')).toMatch(/seem to be sorted.*factor 2/);
    const few = await reasons(representationOf(codes.map((column) => column.slice(0, 20)), two.map((classes) => classes.slice(0, 20))));
    expect(few.get('mig')).toMatch(/at least 50 samples/);
  });

  it('survives codes that have collapsed to a point', async () => {
    const collapsed = representationOf([new Float64Array(200), new Float64Array(200)], two, { posteriors: { mean: new Float64Array(400), logVariance: new Float64Array(400) } });
    const results = byName(await measureInProcess(collapsed, 0));
    for (const name of ['mig', 'modularity', 'migSampled', 'factorVaeScore', 'dciDisentanglement', 'irs', 'totalCorrelation', 'hoyerSparsity', 'latentsUsed']) expect(results.get(name)!.value, name).toBeCloseTo(0, 12);
    expect(results.get('explicitness')!.value).toBe(0.5);
    expect(results.get('sap')!.value).toBe(0);
  });

  it('says so where latents are copies of each other', async () => {
    const copies = await reasons(representationOf([codes[0]!, codes[0]!.map((value) => -3 * value)], two));
    expect(copies.get('totalCorrelation')).toMatch(/linear function of others/);
  });
});
