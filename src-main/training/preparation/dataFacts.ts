import type { Experiment } from '@shared/experiment/experiment';
import { ProblemError } from '@shared/problem';
import type { ImageSource } from '../../datasets/imageSource';
import type { DataFacts } from '../../engine/networkSpecification';
import { Generator } from '../../random/generator';
import { principalVariances } from './principalVariances';

/** Images that principal components are taken from: their variances are then known to some 5 %. */
const PRINCIPAL_SAMPLES = 1000;
/** Share of the largest variance below which a direction is rounding. */
const NO_VARIANCE = 1e-6;

/**
 * What the engine has to know of an experiment's data; the same for the same experiment.
 * @throws ProblemError with code `data-too-small` where the objective or the prior needs more data than there is
 */
export async function dataFacts(experiment: Experiment, source: ImageSource): Promise<DataFacts> {
  const { objective, training, model } = experiment;
  if (objective.type === 'betaTcVae' && objective.estimator === 'stratified' && source.size < training.batchSize - 1) {
    throw new ProblemError({
      code: 'data-too-small',
      what: `Stratified sampling weighs ${String(training.batchSize)} images so that they stand for the whole dataset, which has only ${String(source.size)}.`,
      where: 'training.batchSize',
      remedy: 'Choose smaller batches, or the weighted estimator.',
    });
  }
  const { prior } = model;
  const fromComponents = prior.type === 'gaussian' && prior.scales.startsWith('pca');
  return { datasetSize: source.size, principalVariances: fromComponents ? await measureComponents(experiment, source) : null };
}

async function measureComponents({ model, training }: Experiment, source: ImageSource): Promise<number[]> {
  const generator = Generator.fromSeed(training.seed, 'principalComponents');
  const images = new Float32Array(PRINCIPAL_SAMPLES * source.shape.imageSize ** 2 * source.shape.channels);
  source.render(source.sample(generator, PRINCIPAL_SAMPLES), images);
  const variances = await principalVariances(images, PRINCIPAL_SAMPLES, model.latents, generator);
  const directions = variances.filter((variance) => variance > NO_VARIANCE * variances[0]!).length;
  if (directions === model.latents) return variances;
  throw new ProblemError({
    code: 'data-too-small',
    what: `The prior takes the scale of each latent from a principal component of the data, which has ${String(directions)} of them, not ${String(model.latents)}.`,
    where: 'model.prior.scales',
    remedy: 'Choose fewer latents, or other scales.',
  });
}
