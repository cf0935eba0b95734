import type { NamedArrays } from '../engine';
import type { Program } from '../step/programs';

/** What training changes, each flattened in the order of `weightLayout`. */
export interface StateArrays {
  readonly weights: Float32Array;
  readonly firstMoment: Float32Array;
  readonly secondMoment: Float32Array;
}

/** One way to run programs on a device; it holds the weights and the optimizer there. */
export interface Runtime {
  readonly device: string;
  /**
   * Runs the training program `steps` times.
   * @param sequences what is new at every step, each with one more leading dimension, the step
   * @returns the measures, each with one more leading dimension, the step
   */
  train(steps: number, sequences: NamedArrays): Promise<NamedArrays>;
  /** Runs another program with the weights as they are; the key names the program and its batch size, so that it is compiled once. */
  run(key: string, make: () => Program, inputs: NamedArrays): Promise<NamedArrays>;
  /** A copy. */
  readState(): Promise<StateArrays>;
  writeState(state: StateArrays): Promise<void>;
  dispose(): Promise<void>;
}
