import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { compileLoop, STEPS_INPUT } from '../compile/compileLoop';
import { compileProgram } from '../compile/compileProgram';
import type { Target } from '../compile/target';
import { trace } from '../compile/trace';
import type { NamedArrays } from '../engine';
import { stateOutputs, type Program, type TrainingProgram } from '../step/programs';
import { createOnnxSession } from './createOnnxSession';
import type { Runtime, StateArrays } from './runtime';
import { targetOf } from './targetOf';

type StateName = keyof typeof stateOutputs;
type StateTensors = Readonly<Record<StateName, Tensor>>;

/** Programs compiled to ONNX and run by onnxruntime on one of its execution providers. */
export class CompiledRuntime implements Runtime {
  readonly device: string;
  readonly #training: TrainingProgram;
  readonly #sessions = new Map<string, Promise<InferenceSession>>();
  #state: StateTensors;

  /** @param provider onnxruntime's name of an execution provider */
  constructor(provider: string, training: TrainingProgram, state: StateArrays) {
    this.device = provider;
    this.#training = training;
    this.#state = stateTensors(state);
  }

  async train(steps: number, sequences: NamedArrays): Promise<NamedArrays> {
    const { inputShapes, measures } = this.#training;
    const session = await this.#session('training', (target) => compileTraining(this.#training, target));
    const fed = Object.entries(sequences).map(([name, values]) => [name, new Tensor('float32', values, [steps, ...inputShapes[name]!])] as const);
    const results = await session.run({ [STEPS_INPUT]: new Tensor('int64', BigInt64Array.of(BigInt(steps)), []), ...this.#state, ...Object.fromEntries(fed) });
    const state = (name: StateName) => results[stateOutputs[name]] as Tensor;
    this.#state = { weights: state('weights'), firstMoment: state('firstMoment'), secondMoment: state('secondMoment') };
    return Object.fromEntries(measures.map((name) => [name, results[name]!.data as Float32Array]));
  }

  async run(key: string, make: () => Program, inputs: NamedArrays): Promise<NamedArrays> {
    const program = make();
    const session = await this.#session(key, (target) => compileProgram(trace(program.run, program.inputShapes), target));
    const tensors = Object.entries(inputs).map(([name, values]) => [name, new Tensor('float32', values, [...program.inputShapes[name]!])] as const);
    const results = await session.run({ weights: this.#state.weights, ...Object.fromEntries(tensors) });
    return Object.fromEntries(Object.entries(results).map(([name, tensor]) => [name, tensor.data as Float32Array]));
  }

  readState(): Promise<StateArrays> {
    const copy = (name: StateName) => Float32Array.from(this.#state[name].data as Float32Array);
    return Promise.resolve({ weights: copy('weights'), firstMoment: copy('firstMoment'), secondMoment: copy('secondMoment') });
  }

  writeState(state: StateArrays): Promise<void> {
    this.#state = stateTensors(state);
    return Promise.resolve();
  }

  async dispose(): Promise<void> {
    const sessions = await Promise.allSettled(this.#sessions.values());
    this.#sessions.clear();
    for (const session of sessions) if (session.status === 'fulfilled') await session.value.release();
  }

  /** Compiles on first use; later calls share the session. */
  #session(key: string, compile: (target: Target) => Uint8Array): Promise<InferenceSession> {
    let session = this.#sessions.get(key);
    if (!session) {
      session = targetOf(this.device).then((target) => createOnnxSession(compile(target), this.device));
      this.#sessions.set(key, session);
    }
    return session;
  }
}

function compileTraining({ run, inputShapes, sequences, measures }: TrainingProgram, target: Target): Uint8Array {
  return compileLoop(trace(run, inputShapes), { state: stateOutputs, sequences, collected: measures }, target);
}

function stateTensors(state: StateArrays): StateTensors {
  const tensor = (values: Float32Array) => new Tensor('float32', values, [values.length]);
  return { weights: tensor(state.weights), firstMoment: tensor(state.firstMoment), secondMoment: tensor(state.secondMoment) };
}
