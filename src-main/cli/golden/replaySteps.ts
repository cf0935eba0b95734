import type { NetworkSpecification, TrainingState } from '../../engine/engine';
import { weightCount, weightLayout, type WeightEntry } from '../../engine/model/weightLayout';
import { openSession } from '../../engine/openSession';
import { runOnce } from '../../engine/runOnce';
import { adamScale } from '../../engine/step/adam';
import { trainingProgram } from '../../engine/step/programs';
import { relativeError, type Comparison, type StepFile } from './goldenFile';

const TOLERANCE = 1e-4;
/** Adam divides by small numbers, so weights differ more than what they are made from. */
const WEIGHT_TOLERANCE = 2e-3;

/** Repeats a recorded run on one engine: the gradient of its first step, the measures of every step, and the final weights. */
export async function replaySteps(file: StepFile, specification: NetworkSpecification, engine: string): Promise<Comparison[]> {
  const layout = weightLayout(specification);
  const initial = freshState(flatten(file.weights, layout));
  const images = Float32Array.from(file.images.data);
  const noise = Float32Array.from(file.noise.data);
  const comparisons = await compareGradient(file, specification, layout, initial, engine);

  const session = await openSession(specification, engine, initial);
  try {
    const measures = await session.train({ steps: file.steps, images, noise });
    for (const quantity of ['loss', 'nll', 'kl'] as const) {
      comparisons.push({ quantity, error: relativeError(measures.map((measure) => measure[quantity]), file.expected.map((expected) => expected[quantity])), tolerance: TOLERANCE });
    }
    const { weights } = await session.state();
    comparisons.push(...perTensor('weights', weights, file.finalWeights, layout, WEIGHT_TOLERANCE));
  } finally {
    await session.dispose();
  }
  return comparisons;
}

async function compareGradient(file: StepFile, specification: NetworkSpecification, layout: readonly WeightEntry[], initial: TrainingState, engine: string): Promise<Comparison[]> {
  const program = trainingProgram(specification, layout, { gradient: true });
  const { gradient } = await runOnce(program, engine, {
    weights: initial.weights,
    firstMoment: initial.firstMoment,
    secondMoment: initial.secondMoment,
    images: Float32Array.from(file.images.data.slice(0, file.images.data.length / file.steps)),
    noise: Float32Array.from(file.noise.data.slice(0, file.noise.data.length / file.steps)),
    adamScale: Float32Array.from(adamScale(specification.optimizer, 1)),
  });
  return perTensor('gradients', gradient!, file.gradientsOfStep0, layout, TOLERANCE);
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
    if (data?.length !== size) throw new Error(`The file has no weights named ${name} of ${String(size)} numbers`);
    flat.set(data, offset);
  }
  return flat;
}

function freshState(weights: Float32Array): TrainingState {
  return { step: 0, weights, firstMoment: new Float32Array(weights.length), secondMoment: new Float32Array(weights.length) };
}
