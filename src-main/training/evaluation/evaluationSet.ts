import { varyingFactors, type VaryingFactor } from '@shared/experiment/dataset';
import type { Experiment } from '@shared/experiment/experiment';
import { renderImages } from '../../datasets/renderImages';
import { sampleFactors } from '../../datasets/sampleFactors';
import { Generator, type GeneratorState } from '../../random/generator';
import { column } from '../../science/column';

/** The images that an experiment is evaluated on, as factor values: the same ones at every step, set by the experiment's seed. */
export class EvaluationSet {
  readonly samples: number;
  readonly varying: readonly VaryingFactor[];
  /** [samples, varying factors] */
  readonly factors: Float64Array;
  readonly #experiment: Experiment;
  readonly #noiseState: GeneratorState;

  constructor(experiment: Experiment) {
    const { dataset, evaluation, training } = experiment;
    const generator = Generator.fromSeed(training.seed, 'evaluation');
    this.#experiment = experiment;
    this.samples = evaluation.samples;
    this.varying = varyingFactors(dataset);
    this.factors = sampleFactors(dataset, generator, evaluation.samples);
    this.#noiseState = generator.state();
  }

  /** Renders images [length, height, width, channels] from number `first` on. */
  images(first: number, length: number): Float32Array {
    const { dataset } = this.#experiment;
    const width = this.varying.length;
    const images = new Float32Array(length * dataset.imageSize ** 2 * dataset.channels);
    renderImages(dataset, this.factors.subarray(first * width, (first + length) * width), images);
    return images;
  }

  /** A generator for the posterior samples, at the same state on every call. */
  noise(): Generator {
    return Generator.fromState(this.#noiseState);
  }

  /** The values of one varying factor, in its own units. */
  factor(index: number): Float64Array {
    return column(this.factors, this.varying.length, index);
  }
}
