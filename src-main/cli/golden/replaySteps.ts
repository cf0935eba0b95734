import { ProblemError } from '@shared/problem';
import { extraMeasures } from '@shared/run/extraMeasures';
import type { NamedArrays, NetworkSpecification, TrainingState } from '../../engine/engine';
import { weightCount, weightLayout, type WeightEntry } from '../../engine/model/weightLayout';
import { openSession } from '../../engine/openSession';
import { runOnce } from '../../engine/runOnce';
import { trainingProgram } from '../../engine/step/programs';
import { schedule } from '../../engine/step/schedule';
import { relativeError, type Comparison, type StepFile } from './goldenFile';

const TOLERANCE = 1e-4;
/** Adam divides by small numbers, so weights differ more than what they are made from. */
const WEIGHT_TOLERANCE = 2e-3;

/** What every recorded step has; more is compared where the file has it. */
const measured = ['loss', 'nll', 'kl'] as const;

/** Repeats a recorded run on one engine: the gradient of its first step, the measures of every step, and the final weights. */
export async function replaySteps(file: StepFile, specification: NetworkSpecification, engine: string): Promise<Comparison[]> {
  const layout = weightLayout(specification);
  const initial = freshState(flatten(file.weights, layout));
  const sequences = recordedSequences(file);
  const comparisons = await compareGradient(file, specification, layout, initial, engine);

  const session = await openSession(specification, engine, initial);
  try {
    const measures = await session.train({ steps: file.steps, sequences });
    for (const quantity of measured) {
      comparisons.push(compare(quantity, measures.map((measure) => measure[quantity]), file.expected.map((expected) => expected[quantity])));
    }
    for (const { name } of extraMeasures(specification.objective)) {
      if (name in file.expected[0]!) comparisons.push(compare(name, measures.map(({ extras }) => extras[name]!), file.expected.map((expected) => expected[name] as number)));
    }
    const { weights } = await session.state();
    comparisons.push(...perTensor('weights', weights, file.finalWeights, layout, WEIGHT_TOLERANCE));
  } finally {
    await session.dispose();
  }
  return comparisons;
}

async function compareGradient(file: StepFile, specification: NetworkSpecification, layout: readonly WeightEntry[], initial: TrainingState, engine: string): Promise<Comparison[]> {
  const { weights, firstMoment, secondMoment } = initial;
  const first = Object.entries(recordedSequences(file)).map(([name, values]) => [name, values.subarray(0, values.length / file.steps)] as const);
  const scheduled = Object.entries(schedule(specification, 1)).map(([name, values]) => [name, Float32Array.from(values)] as const);
  const { gradient } = await runOnce(trainingProgram(specification, layout, { gradient: true }), engine, { weights, firstMoment, secondMoment, ...Object.fromEntries([...first, ...scheduled]) });
  return perTensor('gradients', gradient!, file.gradientsOfStep0, layout.filter(({ role }) => role === 'model' || role === 'prior'), TOLERANCE);
}

/** FactorVAE's second batch follows the first one in the file as in the engine. */
function recordedSequences({ images, noise, permutations }: StepFile): NamedArrays {
  const common = { images: Float32Array.from(images.data), noise: Float32Array.from(noise.data) };
  return permutations ? { ...common, permutations: Float32Array.from(permutations.data) } : common;
}

function compare(quantity: string, actual: readonly number[], expected: readonly number[]): Comparison {
  return { quantity, error: relativeError(actual, expected), tolerance: TOLERANCE };
}

function perTensor(kind: string, flat: Float32Array, expected: StepFile['weights'], layout: readonly WeightEntry[], tolerance: number): Comparison[] {
  return layout.map(({ name, offset, size }) => ({
    quantity: `${kind} ${name}`,
    error: relativeError(flat.subarray(offset, offset + size), expected[name]?.data ?? []),
    tolerance,
  }));
}

function flatten(named: StepFile['weights'], layout: readonly WeightEntry[]): Float32Array {
  const flat = new Float32Array(weightCount(layout));
  for (const { name, offset, size } of layout) {
    const data = named[name]?.data;
    if (data?.length !== size) {
      throw new ProblemError({ code: 'invalid-input', what: `This golden file has no weights named ${name} of ${String(size)} numbers.`, where: `weights.${name}`, remedy: 'Its networks and its weights must be those of one program: record it again.' });
    }
    flat.set(data, offset);
  }
  return flat;
}

function freshState(weights: Float32Array): TrainingState {
  return { step: 0, weights, firstMoment: new Float32Array(weights.length), secondMoment: new Float32Array(weights.length) };
}
