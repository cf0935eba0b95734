import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDataset } from '../../../../src-main/datasets/openDataset';
import type { NamedArrays } from '../../../../src-main/engine/engine';
import { Generator } from '../../../../src-main/random/generator';
import { batchSpecification, bytesPerStep, sequenceArrays, type BatchSpecification } from '../../../../src-main/training/batches/batchSpecification';
import { drawChunk } from '../../../../src-main/training/batches/drawChunk';
import type { Objective } from '../../../../src-shared/experiment/objective';
import { everyObjective, everyPrior } from '../../../support/tinySpecification';
import { tinyExperiment } from '../../../support/tinyExperiment';

const experiment = tinyExperiment();
const source = await openDataset(experiment.dataset);
const byType = (type: Objective['type']) => everyObjective.find((objective) => objective.type === type)!;

const cases: readonly (readonly [string, BatchSpecification])[] = [
  ['vae', batchSpecification(experiment)],
  ['factorVae', batchSpecification({ ...experiment, objective: byType('factorVae') })],
  ...everyPrior.map((prior) => [`decomposition, ${prior.type} prior`, batchSpecification({ ...experiment, objective: byType('decomposition'), model: { ...experiment.model, prior } })] as const),
];

function draw(specification: BatchSpecification, generator: Generator, steps: number): NamedArrays {
  const arrays = sequenceArrays(specification, steps, (_, length) => new Float32Array(length));
  drawChunk(specification, source, generator, steps, arrays);
  return arrays;
}

test.each(cases)('%s: the numbers do not depend on how steps are grouped into chunks', (_, specification) => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }), fc.nat(1000), (grouping, seed) => {
    const total = grouping.reduce((sum, steps) => sum + steps, 0);
    const whole = Generator.fromSeed(seed, 'training');
    const parts = Generator.fromSeed(seed, 'training');
    const expected = draw(specification, whole, total);
    const chunks = grouping.map((steps) => draw(specification, parts, steps));
    for (const [name, values] of Object.entries(expected)) expect(chunks.flatMap((chunk) => [...chunk[name]!])).toEqual([...values]);
    expect(parts.state()).toEqual(whole.state());
  }), { numRuns: 10 });
});

test('images differ from one another and lie in [0, 1]', () => {
  const images = draw(cases[0]![1], Generator.fromSeed(1, 'training'), 1).images!;
  const [first, second] = [images.subarray(0, 1024), images.subarray(1024)];
  expect(first).not.toEqual(second);
  expect(images.every((value) => value >= 0 && value <= 1)).toBe(true);
  expect(Math.max(...first)).toBe(1);
});

describe('FactorVAE', () => {
  test('has two batches a step, and both are of the data', () => {
    const images = draw(cases[1]![1], Generator.fromSeed(1, 'training'), 1).images!;
    const kinds = new Set(Array.from({ length: 4 }, (_, image) => images.slice(image * 1024, (image + 1) * 1024).join()));
    expect(kinds.size).toBe(4);
  });

  test('permutes: every column of a step has each row once, in an order of its own', () => {
    const rows = 16;
    const specification = batchSpecification({ ...experiment, objective: byType('factorVae'), training: { ...experiment.training, batchSize: rows } });
    const { permutations } = draw(specification, Generator.fromSeed(2, 'training'), 1);
    const columns = [0, 1].map((column) => Array.from({ length: rows }, (_, row) => permutations![row * 2 + column]!));
    for (const column of columns) expect([...column].sort((one, other) => one - other)).toEqual(Array.from({ length: rows }, (_, row) => row));
    expect(columns[0]).not.toEqual(columns[1]);
  });
});

test('memory of one step', () => {
  expect(bytesPerStep(cases[0]![1])).toBe(4 * (2 * 32 * 32 + 2 * 2));
  expect(bytesPerStep(cases[1]![1])).toBe(4 * (2 * 2 * 32 * 32 + 2 * 2 * 2 + 2 * 2));
  expect(bytesPerStep(cases[2]![1])).toBe(4 * (2 * 32 * 32 + 2 * 2 + 2 * 2));
});
