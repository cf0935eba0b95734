import { availableParallelism } from 'node:os';
import { env, InferenceSession, Tensor } from 'onnxruntime-node';
import type { EngineSession, NetworkSpecification, StepMeasures, TrainingChunk, TrainingState } from '../engine';
import { compileLoop, STEPS_INPUT } from '../compile/compileLoop';
import { compileProgram } from '../compile/compileProgram';
import { trace } from '../compile/trace';
import { weightLayout, type WeightEntry } from '../model/weightLayout';
import { adamScale } from '../step/adam';
import { measureNames, stateOutputs, trainingProgram, type Program } from '../step/programs';
import { Inference } from './inference';

type StateName = keyof typeof stateOutputs;

/** A model compiled to ONNX and run by onnxruntime on one of its execution providers. */
export class OnnxruntimeSession implements EngineSession {
  readonly device: string;
  readonly #specification: NetworkSpecification;
  readonly #layout: readonly WeightEntry[];
  readonly #sessions = new Map<string, Promise<InferenceSession>>();
  readonly #inference: Inference;
  #step: number;
  #state: Readonly<Record<StateName, Tensor>>;

  constructor(specification: NetworkSpecification, provider: string, state: TrainingState) {
    this.device = provider;
    this.#specification = specification;
    this.#layout = weightLayout(specification);
    this.#step = state.step;
    this.#state = stateTensors(state);
    this.#inference = new Inference(specification, this.#layout, (key, make, inputs) => this.#runProgram(key, make, inputs));
  }

  async train({ steps, images, noise }: TrainingChunk): Promise<StepMeasures[]> {
    const { imageSize, channels, batchSize, model, optimizer } = this.#specification;
    const session = await this.#session('training', () => this.#compileTraining());
    const scales = Float32Array.from(Array.from({ length: steps }, (_, index) => adamScale(optimizer, this.#step + index + 1)).flat());
    const results = await session.run({
      [STEPS_INPUT]: new Tensor('int64', BigInt64Array.of(BigInt(steps)), []),
      ...this.#state,
      images: new Tensor('float32', images, [steps, batchSize, imageSize, imageSize, channels]),
      noise: new Tensor('float32', noise, [steps, batchSize, model.latents]),
      adamScale: new Tensor('float32', scales, [steps, 2]),
    });
    const state = (name: StateName) => results[stateOutputs[name]] as Tensor;
    this.#state = { weights: state('weights'), firstMoment: state('firstMoment'), secondMoment: state('secondMoment') };
    this.#step += steps;
    return splitMeasures(results, steps, model.latents);
  }

  state(): Promise<TrainingState> {
    const copy = (name: StateName) => Float32Array.from(this.#state[name].data as Float32Array);
    return Promise.resolve({ step: this.#step, weights: copy('weights'), firstMoment: copy('firstMoment'), secondMoment: copy('secondMoment') });
  }

  restore(state: TrainingState): Promise<void> {
    this.#step = state.step;
    this.#state = stateTensors(state);
    return Promise.resolve();
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

  async dispose(): Promise<void> {
    const sessions = await Promise.allSettled(this.#sessions.values());
    this.#sessions.clear();
    for (const session of sessions) if (session.status === 'fulfilled') await session.value.release();
  }

  #compileTraining(): Uint8Array {
    const program = trainingProgram(this.#specification, this.#layout, { gradient: false });
    return compileLoop(trace(program.run, program.inputShapes), { state: stateOutputs, sequences: ['images', 'noise', 'adamScale'], collected: measureNames });
  }

  async #runProgram(key: string, make: () => Program, inputs: Readonly<Record<string, Float32Array>>): Promise<Record<string, Float32Array>> {
    const program = make();
    const session = await this.#session(key, () => compileProgram(trace(program.run, program.inputShapes)));
    const tensors = Object.entries(inputs).map(([name, values]) => [name, new Tensor('float32', values, [...program.inputShapes[name]!])] as const);
    const results = await session.run({ weights: this.#state.weights, ...Object.fromEntries(tensors) });
    return Object.fromEntries(Object.entries(results).map(([name, tensor]) => [name, tensor.data as Float32Array]));
  }

  /** Compiles on first use; later calls share the session. */
  #session(key: string, compile: () => Uint8Array): Promise<InferenceSession> {
    let session = this.#sessions.get(key);
    if (!session) {
      session = createSession(compile(), this.device);
      this.#sessions.set(key, session);
    }
    return session;
  }
}

/** Opens a model on one provider. @throws Error of onnxruntime where the provider can't be used */
export function createSession(model: Uint8Array, provider: string): Promise<InferenceSession> {
  // A provider that can't start is told about in `listDevices`; onnxruntime would also print it.
  env.logLevel = 'fatal';
  return InferenceSession.create(model, {
    executionProviders: [provider],
    intraOpNumThreads: availableParallelism(),
    interOpNumThreads: 1,
    // Threads that wait for the next operator in a loop take the processor from the window and from other programs: with
    // neighbours at work a step takes twice as long. A wait this short bridges the gap between two operators and no more.
    extra: { session: { intra_op: { allow_spinning: '1', spin_duration_us: '50' } } },
  });
}

function stateTensors(state: TrainingState) {
  const tensor = (values: Float32Array) => new Tensor('float32', values, [values.length]);
  return { weights: tensor(state.weights), firstMoment: tensor(state.firstMoment), secondMoment: tensor(state.secondMoment) };
}

function splitMeasures(results: InferenceSession.ReturnType, steps: number, latents: number): StepMeasures[] {
  const column = (name: (typeof measureNames)[number]) => results[name]!.data as Float32Array;
  return Array.from({ length: steps }, (_, step) => ({
    loss: column('loss')[step]!,
    nll: column('nll')[step]!,
    kl: column('kl')[step]!,
    klPerLatent: column('klPerLatent').slice(step * latents, (step + 1) * latents),
    sigmaPerLatent: column('sigmaPerLatent').slice(step * latents, (step + 1) * latents),
  }));
}
