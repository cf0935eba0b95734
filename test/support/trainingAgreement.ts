import type { NetworkSpecification } from '../../src-main/engine/engine';
import { initialState } from '../../src-main/engine/model/initialState';
import { weightLayout } from '../../src-main/engine/model/weightLayout';
import { openSession } from '../../src-main/engine/openSession';
import { Generator } from '../../src-main/random/generator';
import { randomChunk } from './tinySpecification';

/** How far two devices are apart after the same steps on the same data, from the same weights. */
export interface Disagreement {
  /** ‖w − w′‖ / ‖w′‖ over all weights. */
  readonly weights: number;
  /** The same of the tensor that is furthest off, and its name. */
  readonly worst: { readonly tensor: string; readonly error: number };
  /** The largest |loss − loss′| / |loss′| of any step. */
  readonly loss: number;
}

interface Trained {
  readonly weights: Float32Array;
  readonly losses: readonly number[];
}

/** Trains a specification on a device and on another one, the reference, and compares. */
export async function trainingDisagreement(specification: NetworkSpecification, device: string, reference: string, steps: number): Promise<Disagreement> {
  const [ours, theirs] = [await trainOn(device, specification, steps), await trainOn(reference, specification, steps)];
  const errors = weightLayout(specification).map(({ name, offset, size }) => ({
    tensor: name,
    error: relativeDistance(ours.weights.subarray(offset, offset + size), theirs.weights.subarray(offset, offset + size)),
  }));
  return {
    weights: relativeDistance(ours.weights, theirs.weights),
    worst: errors.reduce((worst, candidate) => (candidate.error > worst.error ? candidate : worst)),
    loss: Math.max(...ours.losses.map((loss, step) => Math.abs(loss - theirs.losses[step]!) / Math.abs(theirs.losses[step]!))),
  };
}

async function trainOn(device: string, specification: NetworkSpecification, steps: number): Promise<Trained> {
  const session = await openSession(specification, device, initialState(specification, Generator.fromSeed(7, 'weights')));
  try {
    const measures = await session.train(randomChunk(specification, steps, 3));
    return { weights: (await session.state()).weights, losses: measures.map(({ loss }) => loss) };
  } finally {
    await session.dispose();
  }
}

/** ‖a − b‖ / ‖b‖; 0 where both are all zeros. NaN where a value is none. */
function relativeDistance(values: Float32Array, reference: Float32Array): number {
  let distance = 0;
  let length = 0;
  reference.forEach((value, index) => {
    distance += (values[index]! - value) ** 2;
    length += value ** 2;
  });
  return distance === 0 ? 0 : Math.sqrt(distance / length);
}
