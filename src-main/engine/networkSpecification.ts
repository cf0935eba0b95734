import { dataShape } from '@shared/experiment/dataset';
import type { Experiment } from '@shared/experiment/experiment';
import { Generator } from '../random/generator';
import type { NetworkSpecification } from './engine';

/** What the engine has to know of the data. */
export type DataFacts = Pick<NetworkSpecification, 'datasetSize' | 'principalVariances'>;

/** What the engine takes from an experiment; all of it follows from the experiment and its data, so that a resumed run finds it again. */
export function networkSpecification(experiment: Experiment, facts: DataFacts): NetworkSpecification {
  const { dataset, model, likelihood, objective, optimizer, training } = experiment;
  const shape = dataShape(dataset);
  const { decoder } = model;
  const shuffled = decoder.type === 'broadcast' && decoder.coordinates === 'shuffled';
  const pixels = shuffled ? (shape.imageSize / 2 ** decoder.upscales) ** 2 : 0;
  const coordinatePermutation = shuffled ? Generator.fromSeed(training.seed, 'coordinates').permutation(pixels) : null;
  return { ...shape, batchSize: training.batchSize, model, likelihood, objective, optimizer, ...facts, coordinatePermutation };
}
