import type { Model } from '@shared/experiment/model';
import type { Posterior } from '../../engine/engine';
import type { GeometrySamples, Representation } from '../../science/representation';
import { studentToGaussian } from '../../science/studentToGaussian';
import type { EvaluationSet } from './evaluationSet';
import { factorClasses } from './factorClasses';

/**
 * What metrics look at: posterior means of the images that are not blank, and the classes of their factors. Codes of a
 * Student-t prior are carried over to a Gaussian one (Mathieu et al. 2019).
 * @param posterior of all images of the set.
 */
export function representationOf({ latents, prior }: Model, set: EvaluationSet, posterior: Posterior, geometry: GeometrySamples | null): Representation {
  const mean = Float64Array.from(set.select(posterior.mean, latents));
  const codes = prior.type === 'studentT' ? studentToGaussian(mean, prior.degreesOfFreedom) : mean;
  const logVariance = Float64Array.from(set.select(posterior.logVariance, latents));
  return { samples: set.rows.length, latents, codes, factors: factorClasses(set), posteriors: { mean, logVariance }, geometry };
}
