import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Generator } from '../../../../src-main/random/generator';
import { batchSpecification, bytesPerStep, imageValuesPerStep, noiseValuesPerStep } from '../../../../src-main/training/batches/batchSpecification';
import { drawChunk } from '../../../../src-main/training/batches/drawChunk';
import { tinyExperiment } from '../../../support/tinyExperiment';

const specification = batchSpecification(tinyExperiment());

function draw(generator: Generator, steps: number) {
  const images = new Float32Array(steps * imageValuesPerStep(specification));
  const noise = new Float32Array(steps * noiseValuesPerStep(specification));
  drawChunk(specification, generator, steps, images, noise);
  return { images, noise };
}

test('the numbers do not depend on how steps are grouped into chunks', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }), fc.nat(1000), (grouping, seed) => {
    const total = grouping.reduce((sum, steps) => sum + steps, 0);
    const whole = Generator.fromSeed(seed, 'training');
    const parts = Generator.fromSeed(seed, 'training');
    const expected = draw(whole, total);
    const chunks = grouping.map((steps) => draw(parts, steps));
    expect(chunks.flatMap(({ images }) => [...images])).toEqual([...expected.images]);
    expect(chunks.flatMap(({ noise }) => [...noise])).toEqual([...expected.noise]);
    expect(parts.state()).toEqual(whole.state());
  }), { numRuns: 20 });
});

test('images differ from one another and lie in [0, 1]', () => {
  const { images } = draw(Generator.fromSeed(1, 'training'), 1);
  const [first, second] = [images.subarray(0, 1024), images.subarray(1024)];
  expect(first).not.toEqual(second);
  expect(images.every((value) => value >= 0 && value <= 1)).toBe(true);
  expect(Math.max(...first)).toBe(1);
});

test('memory of one step', () => {
  expect(bytesPerStep(specification)).toBe(4 * (2 * 32 * 32 + 2 * 2));
});
