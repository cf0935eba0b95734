import * as tf from '@tensorflow/tfjs';
import type { Prior } from '@shared/experiment/prior';
import type { NetworkSpecification } from '../../engine';
import type { Weights } from '../../model/weights';
import { logSumExp } from '../logSumExp';
import { PRIOR_LOG_VARIANCE } from './priorTensors';

/**
 * log σ² of a Gaussian prior, [latents] or one number for all: σ_d² = variance · latents · softmax(v)_d, whose mean is
 * `variance`, with v = 0, the log of the principal variances, or trained (Mathieu et al. 2019, Section 6, and its code).
 */
export function gaussianLogVariance(specification: Pick<NetworkSpecification, 'model' | 'principalVariances'>, prior: Extract<Prior, { type: 'gaussian' }>, weights: Weights): tf.Tensor1D | number {
  const total = prior.variance * specification.model.latents;
  switch (prior.scales) {
    case 'isotropic':
      return Math.log(prior.variance);
    case 'pca': {
      const variances = specification.principalVariances!;
      const sum = variances.reduce((one, other) => one + other, 0);
      return tf.tensor1d(variances.map((variance) => Math.log((total * variance) / sum)));
    }
    case 'learned':
    case 'pcaLearned': {
      const trained = weights.get(PRIOR_LOG_VARIANCE) as tf.Tensor1D;
      return tf.add(tf.sub(trained, logSumExp(trained, 0)), Math.log(total));
    }
  }
}
