import type { NetworkSpecification } from '../../engine';
import type { Weights } from '../../model/weights';
import { gaussianPrior } from './gaussianPrior';
import { gaussianLogVariance } from './gaussianScales';
import { mixturePrior } from './mixturePrior';
import type { PriorDistribution } from './priorDistribution';
import { spikeAndSlabPrior } from './spikeAndSlabPrior';
import { studentTPrior } from './studentTPrior';

/** The prior that the specification names. */
export function priorOf(specification: NetworkSpecification, weights: Weights): PriorDistribution {
  const { prior } = specification.model;
  switch (prior.type) {
    case 'gaussian':
      return gaussianPrior(gaussianLogVariance(specification, prior, weights));
    case 'studentT':
      return studentTPrior(prior.degreesOfFreedom);
    case 'mixture':
      return mixturePrior(prior.variance);
    case 'spikeAndSlab':
      return spikeAndSlabPrior(prior.sparsity, prior.spikeVariance);
  }
}
