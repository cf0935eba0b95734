import { npyFile, type NumpyArray } from '../../formats/numpy/npyFile';
import type { ZipEntry } from '../../formats/zipFile';
import { encodeImages } from '../../training/evaluation/encodeImages';
import { EvaluationSet } from '../../training/evaluation/evaluationSet';
import { modelMetadata, withSession, type TrainedModel } from './trainedModel';

/**
 * Posteriors and factor values of as many images as asked for, drawn with the run's seed as its evaluation draws them, so that
 * the first ones are those that it was evaluated on. What `numpy.load` reads: `mean` and `logVariance` [samples, latents],
 * `factors` [samples, factors] in the factors' own units, `factorNames` [factors], and run, step and experiment as texts.
 * @param onProgress is told the share that is encoded
 */
export async function latentArrays(model: TrainedModel, samples: number, onProgress: (fraction: number) => void): Promise<ZipEntry[]> {
  const { experiment, source } = model;
  const { latents } = experiment.model;
  const { coordinates } = new EvaluationSet({ ...experiment, evaluation: { ...experiment.evaluation, samples } }, source);
  const { mean, logVariance } = await withSession(model, (session) => encodeImages(session, source, latents, coordinates, (done) => { onProgress(done / samples); }));
  const factorNames = source.factors.map(({ name }) => name);
  const arrays: Record<string, NumpyArray> = {
    mean: { shape: [samples, latents], values: mean },
    logVariance: { shape: [samples, latents], values: logVariance },
    factors: { shape: [samples, factorNames.length], values: source.factorValues(coordinates) },
    factorNames: { shape: [factorNames.length], values: factorNames },
    ...Object.fromEntries(Object.entries(modelMetadata(model)).map(([name, text]) => [name, { shape: [], values: [text] }])),
  };
  return Object.entries(arrays).map(([name, array]) => ({ name: `${name}.npy`, content: npyFile(array), compress: true }));
}
