import type { VaryingFactor } from '@shared/experiment/datasets/factor';
import type { Experiment } from '@shared/experiment/experiment';
import type { ImageSource } from '../../datasets/imageSource';
import { Generator, type GeneratorState } from '../../random/generator';
import { column } from '../../science/column';
import { PRESENT_FACTOR } from './presentFactor';
import { renderedImages } from './renderedImages';

/** The images that an experiment is evaluated on: the same ones at every step, set by the experiment's seed. */
export class EvaluationSet {
  readonly samples: number;
  /** [samples, width] */
  readonly coordinates: Float64Array;
  /** Numbers of the images that factor metrics are measured on: all that are not blank. */
  readonly rows: Int32Array;
  /** Factor values of those, [rows, factors of the source]. */
  readonly values: Float64Array;
  /** The factors that metrics compare codes with; empty where the data has none. */
  readonly factors: readonly VaryingFactor[];
  readonly #source: ImageSource;
  readonly #noiseState: GeneratorState;

  constructor({ evaluation, training }: Experiment, source: ImageSource) {
    const generator = Generator.fromSeed(training.seed, 'evaluation');
    this.#source = source;
    this.samples = evaluation.samples;
    this.coordinates = source.sample(generator, evaluation.samples);
    this.#noiseState = generator.state();
    const values = source.factorValues(this.coordinates);
    const width = source.factors.length;
    const present = source.factors.findIndex(({ name }) => name === PRESENT_FACTOR);
    this.rows = Int32Array.from({ length: this.samples }, (_, row) => row).filter((row) => present < 0 || values[row * width + present]! > 0);
    this.values = Float64Array.from({ length: this.rows.length * width }, (_, index) => values[this.rows[Math.floor(index / width)]! * width + (index % width)]!);
    this.factors = source.factors.filter(({ name }) => name !== PRESENT_FACTOR);
  }

  /** Renders images [length, height, width, channels] from number `first` on. */
  images(first: number, length: number): Float32Array {
    const { width } = this.#source;
    return renderedImages(this.#source, this.coordinates.subarray(first * width, (first + length) * width));
  }

  /** A generator for the posterior samples, at the same state on every call. */
  noise(): Generator {
    return Generator.fromState(this.#noiseState);
  }

  /** The values of one factor in its own units, for each image of `rows`. */
  factor(name: string): Float64Array {
    const { factors } = this.#source;
    return column(this.values, factors.length, factors.findIndex((factor) => factor.name === name));
  }

  /**
   * The rows of a table that belong to the images of `rows`.
   * @param table [samples, width]
   */
  select(table: Float32Array, width: number): Float32Array {
    if (this.rows.length === this.samples) return table;
    return Float32Array.from({ length: this.rows.length * width }, (_, index) => table[this.rows[Math.floor(index / width)]! * width + (index % width)]!);
  }
}
