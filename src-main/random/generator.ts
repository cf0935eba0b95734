import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** What a checkpoint keeps of a generator. */
export type GeneratorState = readonly number[];

/** Each purpose draws from a stream of its own, so that drawing more for one never changes another. */
export type RandomStream = 'weights' | 'training' | 'evaluation' | 'preview' | 'measurement' | 'dataset' | 'coordinates' | 'principalComponents' | 'metrics';

const streamNumbers: Record<RandomStream, number> = { weights: 0, training: 1, evaluation: 2, preview: 3, measurement: 4, dataset: 5, coordinates: 6, principalComponents: 7, metrics: 8 };

/** The one source of randomness: xoroshiro128+, seeded, with a state that can be saved and restored exactly. */
export class Generator {
  #source;

  private constructor(source: ReturnType<typeof xoroshiro128plus>) {
    this.#source = source;
  }

  /** A generator for one purpose of one seed; streams are 2⁶⁴ draws apart. */
  static fromSeed(seed: number, stream: RandomStream): Generator {
    const source = xoroshiro128plus(seed);
    for (let jumps = 0; jumps <= streamNumbers[stream]; jumps++) source.jump();
    return new Generator(source);
  }

  static fromState(state: GeneratorState): Generator {
    return new Generator(xoroshiro128plusFromState(state));
  }

  state(): GeneratorState {
    return [...this.#source.getState()];
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return uniformFloat64(this.#source);
  }

  /** Uniform in {0, …, count − 1}. */
  integer(count: number): number {
    return uniformInt(this.#source, 0, count - 1);
  }

  /** A random order of {0, …, count − 1} (Fisher and Yates). */
  permutation(count: number): number[] {
    const order = Array.from({ length: count }, (_, index) => index);
    for (let last = count - 1; last > 0; last--) {
      const other = this.integer(last + 1);
      [order[last], order[other]] = [order[other]!, order[last]!];
    }
    return order;
  }

  /** Fills `target` with independent standard normal values (Box and Muller 1958). */
  fillNormal(target: Float32Array): void {
    for (let index = 0; index < target.length; index += 2) {
      const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
      const angle = 2 * Math.PI * this.uniform();
      target[index] = radius * Math.cos(angle);
      if (index + 1 < target.length) target[index + 1] = radius * Math.sin(angle);
    }
  }
}
