import * as tf from '@tensorflow/tfjs';
import type { NamedArrays } from '../engine';
import { stateOutputs, type Program, type TrainingProgram } from '../step/programs';
import type { Runtime, StateArrays } from './runtime';
import { selectTfjsBackend } from './selectTfjsBackend';

type StateTensors = Readonly<Record<keyof typeof stateOutputs, tf.Tensor1D>>;

/** Programs that tfjs runs eagerly, on the TensorFlow backend of tfjs-node or on the JavaScript reference. */
export class EagerRuntime implements Runtime {
  readonly device: string;
  readonly #backend: string;
  readonly #training: TrainingProgram;
  #state: StateTensors;

  private constructor(device: string, backend: string, training: TrainingProgram, state: StateArrays) {
    this.device = device;
    this.#backend = backend;
    this.#training = training;
    this.#state = stateTensors(state);
  }

  /** @param device an id that begins with `tfjs-` @throws Error with the loader's words where its backend can't be used */
  static async open(device: string, training: TrainingProgram, state: StateArrays): Promise<EagerRuntime> {
    return new EagerRuntime(device, await selectTfjsBackend(device), training, state);
  }

  async train(steps: number, sequences: NamedArrays): Promise<NamedArrays> {
    await tf.setBackend(this.#backend);
    const collected: Record<string, Float32Array> = {};
    for (let step = 0; step < steps; step++) {
      const results = this.#runStep(sequences, steps, step);
      for (const name of this.#training.measures) {
        const values = (await results[name]!.data()) as Float32Array;
        collected[name] ??= new Float32Array(steps * values.length);
        collected[name].set(values, step * values.length);
      }
      tf.dispose(this.#training.measures.map((name) => results[name]!));
      const next = (name: keyof StateTensors) => results[stateOutputs[name]] as tf.Tensor1D;
      this.#replaceState({ weights: next('weights'), firstMoment: next('firstMoment'), secondMoment: next('secondMoment') });
    }
    return collected;
  }

  async run(_key: string, make: () => Program, inputs: NamedArrays): Promise<NamedArrays> {
    await tf.setBackend(this.#backend);
    const program = make();
    const results = tf.tidy(() => {
      const tensors = Object.entries(inputs).map(([name, values]) => [name, tf.tensor(values, [...program.inputShapes[name]!])] as const);
      return { ...program.run({ weights: this.#state.weights, ...Object.fromEntries(tensors) }) };
    });
    const read = await Promise.all(Object.entries(results).map(async ([name, tensor]) => [name, Float32Array.from(await tensor.data())] as const));
    tf.dispose(results);
    return Object.fromEntries(read);
  }

  async readState(): Promise<StateArrays> {
    const read = async (name: keyof StateTensors) => Float32Array.from(await this.#state[name].data());
    return { weights: await read('weights'), firstMoment: await read('firstMoment'), secondMoment: await read('secondMoment') };
  }

  async writeState(state: StateArrays): Promise<void> {
    await tf.setBackend(this.#backend);
    this.#replaceState(stateTensors(state));
  }

  dispose(): Promise<void> {
    tf.dispose(Object.values(this.#state));
    return Promise.resolve();
  }

  #runStep(sequences: NamedArrays, steps: number, step: number): Readonly<Record<string, tf.Tensor>> {
    const { inputShapes, run } = this.#training;
    return tf.tidy(() => {
      const fed = Object.entries(sequences).map(([name, values]) => [name, tf.tensor(row(values, steps, step), [...inputShapes[name]!])] as const);
      return { ...run({ ...this.#state, ...Object.fromEntries(fed) }) };
    });
  }

  #replaceState(state: StateTensors): void {
    tf.dispose(Object.values(this.#state));
    this.#state = state;
  }
}

function stateTensors({ weights, firstMoment, secondMoment }: StateArrays): StateTensors {
  return { weights: tf.tensor1d(weights), firstMoment: tf.tensor1d(firstMoment), secondMoment: tf.tensor1d(secondMoment) };
}

/** Row `index` of an array with `count` rows. */
function row(values: Float32Array, count: number, index: number): Float32Array {
  const size = values.length / count;
  return values.slice(index * size, (index + 1) * size);
}
