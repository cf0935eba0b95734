import type * as tf from '@tensorflow/tfjs';
import type { NetworkSpecification } from '../engine';
import type { Weights } from '../model/weights';
import { annealedVae } from './annealedVae';
import { betaTcVae } from './betaTcVae';
import { betaVae } from './betaVae';
import { decomposition } from './decomposition';
import { dipVae } from './dipVae';
import { discriminator } from './discriminator';
import { factorVae } from './factorVae';
import type { ObjectiveValue } from './objectiveValue';
import type { VariationalTerms } from './variationalTerms';

/** The objective that the specification names. @param inputs of the step, by name; see `sequences` and `schedule` */
export function evaluateObjective(specification: NetworkSpecification, weights: Weights, terms: VariationalTerms, inputs: Readonly<Record<string, tf.Tensor>>): ObjectiveValue {
  const { objective } = specification;
  switch (objective.type) {
    case 'vae':
      return betaVae(terms, 1);
    case 'betaVae':
      return betaVae(terms, objective.beta);
    case 'annealedVae':
      return annealedVae(terms, objective.gamma, inputs.scheduledCapacity as tf.Tensor1D);
    case 'factorVae':
      return factorVae(terms, objective, discriminator(objective.discriminator, weights, terms.latents));
    case 'betaTcVae':
      return betaTcVae(terms, objective, specification.datasetSize);
    case 'dipVae':
      return dipVae(terms, objective);
    case 'decomposition':
      return decomposition(terms, objective, inputs.priorSamples as tf.Tensor2D);
  }
}
