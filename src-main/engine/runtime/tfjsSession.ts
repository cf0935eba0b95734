import * as tf from '@tensorflow/tfjs';
import type { EngineSession, NetworkSpecification, StepMeasures, TrainingChunk, TrainingState } from '../engine';
import { weightLayout, type WeightEntry } from '../model/weightLayout';
import { adamScale } from '../step/adam';
import { measureNames, stateOutputs, trainingProgram, type Program } from '../step/programs';
import { Inference } from './inference';

type StateTensors = Record<keyof typeof stateOutputs, tf.Tensor1D>;

/** A model that tfjs runs eagerly, on whichever of its backends is named: `tensorflow` (tfjs-node) or the JavaScript reference `cpu`. */
export class TfjsSession implements EngineSession {
  readonly device: string;
  readonly #backend: string;
  readonly #specification: NetworkSpecification;
  readonly #layout: readonly WeightEntry[];
  readonly #training: Program;
  readonly #inference: Inference;
  #step = 0;
  #state: StateTensors | undefined;

  /** @param backend tfjs's name of a backend that is registered; `restore` must follow before anything else */
  constructor(specification: NetworkSpecification, device: string, backend: string) {
    this.device = device;
    this.#backend = backend;
    this.#specification = specification;
    this.#layout = weightLayout(specification);
    this.#training = trainingProgram(specification, this.#layout, { gradient: false });
    this.#inference = new Inference(specification, this.#layout, (_, make, inputs) => this.#runProgram(make(), inputs));
  }

  async train({ steps, images, noise }: TrainingChunk): Promise<StepMeasures[]> {
    await tf.setBackend(this.#backend);
    const measures: StepMeasures[] = [];
    for (let index = 0; index < steps; index++) {
      const scale = adamScale(this.#specification.optimizer, this.#step + 1);
      const results = this.#runStep(entry(images, steps, index), entry(noise, steps, index), Float32Array.from(scale));
      measures.push(await readMeasures(results));
      for (const name of measureNames) results[name]!.dispose();
      const next = (name: keyof StateTensors) => results[stateOutputs[name]] as tf.Tensor1D;
      this.#replaceState({ weights: next('weights'), firstMoment: next('firstMoment'), secondMoment: next('secondMoment') });
      this.#step++;
    }
    return measures;
  }

  async state(): Promise<TrainingState> {
    const state = this.#loaded();
    const read = async (name: keyof StateTensors) => Float32Array.from(await state[name].data());
    return { step: this.#step, weights: await read('weights'), firstMoment: await read('firstMoment'), secondMoment: await read('secondMoment') };
  }

  async restore(state: TrainingState): Promise<void> {
    await tf.setBackend(this.#backend);
    this.#step = state.step;
    this.#replaceState({ weights: tf.tensor1d(state.weights), firstMoment: tf.tensor1d(state.firstMoment), secondMoment: tf.tensor1d(state.secondMoment) });
  }

  encode(images: Float32Array, count: number) {
    return this.#inference.encode(images, count);
  }

  decode(latents: Float32Array, count: number) {
    return this.#inference.decode(latents, count);
  }

  evaluate(images: Float32Array, noise: Float32Array, count: number) {
    return this.#inference.evaluate(images, noise, count);
  }

  dispose(): Promise<void> {
    for (const tensor of Object.values(this.#state ?? {})) tensor.dispose();
    this.#state = undefined;
    return Promise.resolve();
  }

  #runStep(images: Float32Array, noise: Float32Array, scale: Float32Array): Readonly<Record<string, tf.Tensor>> {
    const { inputShapes, run } = this.#training;
    return tf.tidy(() => {
      const results = run({
        ...this.#loaded(),
        images: tf.tensor(images, [...inputShapes.images!]),
        noise: tf.tensor(noise, [...inputShapes.noise!]),
        adamScale: tf.tensor(scale, [...inputShapes.adamScale!]),
      });
      return { ...results };
    });
  }

  async #runProgram(program: Program, inputs: Readonly<Record<string, Float32Array>>): Promise<Record<string, Float32Array>> {
    await tf.setBackend(this.#backend);
    const results = tf.tidy(() => {
      const tensors = Object.entries(inputs).map(([name, values]) => [name, tf.tensor(values, [...program.inputShapes[name]!])] as const);
      return { ...program.run({ weights: this.#loaded().weights, ...Object.fromEntries(tensors) }) };
    });
    const read = await Promise.all(Object.entries(results).map(async ([name, tensor]) => [name, Float32Array.from(await tensor.data())] as const));
    Object.values(results).forEach((tensor) => { tensor.dispose(); });
    return Object.fromEntries(read);
  }

  #loaded(): StateTensors {
    if (!this.#state) throw new Error('The session has no weights: it was disposed of, or never restored');
    return this.#state;
  }

  #replaceState({ weights, firstMoment, secondMoment }: StateTensors): void {
    for (const tensor of Object.values(this.#state ?? {})) tensor.dispose();
    this.#state = { weights, firstMoment, secondMoment };
  }
}

/** Row `index` of an array with `count` rows. */
function entry(values: Float32Array, count: number, index: number): Float32Array {
  const size = values.length / count;
  return values.slice(index * size, (index + 1) * size);
}

async function readMeasures(results: Readonly<Record<string, tf.Tensor>>): Promise<StepMeasures> {
  const [loss, nll, kl, klPerLatent, sigmaPerLatent] = await Promise.all(measureNames.map(async (name) => Float32Array.from(await results[name]!.data())));
  return { loss: loss![0]!, nll: nll![0]!, kl: kl![0]!, klPerLatent: klPerLatent!, sigmaPerLatent: sigmaPerLatent! };
}
