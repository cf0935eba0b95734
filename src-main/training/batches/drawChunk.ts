import type { ImageSource } from '../../datasets/imageSource';
import { drawPriorSamples } from '../../engine/objective/priors/drawPriorSamples';
import type { NamedArrays } from '../../engine/engine';
import type { Sequence } from '../../engine/sequences';
import type { Generator } from '../../random/generator';
import { valuesPerStep, type BatchSpecification } from './batchSpecification';

/**
 * Draws `steps` consecutive training steps. Each step takes from the one stream what it needs of every sequence, in their
 * order, so that the numbers do not depend on how steps are grouped into chunks.
 * @param source the dataset of the specification, open
 * @param targets an array for each sequence, at least [steps, ...its shape]; overwritten
 */
export function drawChunk(specification: BatchSpecification, source: ImageSource, generator: Generator, steps: number, targets: NamedArrays): void {
  for (let step = 0; step < steps; step++) {
    for (const sequence of specification.sequences) {
      const values = valuesPerStep(sequence);
      drawStep(specification, source, generator, sequence, targets[sequence.name]!.subarray(step * values, (step + 1) * values));
    }
  }
}

function drawStep({ prior }: BatchSpecification, source: ImageSource, generator: Generator, { name, shape }: Sequence, target: Float32Array): void {
  switch (name) {
    case 'images':
      source.render(source.sample(generator, shape[0]!), target);
      break;
    case 'noise':
      generator.fillNormal(target);
      break;
    case 'permutations':
      drawPermutations(generator, shape[0]!, target);
      break;
    case 'priorSamples':
      drawPriorSamples(prior, generator, target);
      break;
  }
}

/** A random order of the rows for each column of [rows, columns] (Kim and Mnih 2018, Algorithm 1). */
function drawPermutations(generator: Generator, rows: number, target: Float32Array): void {
  const columns = target.length / rows;
  for (let column = 0; column < columns; column++) {
    generator.permutation(rows).forEach((from, row) => { target[row * columns + column] = from; });
  }
}
