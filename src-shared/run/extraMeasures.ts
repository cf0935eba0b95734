import type { Objective } from '../experiment/objective';

/** A number that one objective measures at every step, besides the loss, NLL and KL that all of them have. */
export interface ExtraMeasure {
  /** Its name in `extras` of a metric record. */
  readonly name: ExtraMeasureName;
  readonly title: string;
  /** Empty where it is a bare number. */
  readonly unit: 'nats' | '';
}

export type ExtraMeasureName =
  | 'capacity'
  | 'totalCorrelation'
  | 'discriminatorLoss'
  | 'mutualInformation'
  | 'dimensionWiseKl'
  | 'covariancePenalty'
  | 'offDiagonalCovariance'
  | 'divergence';

const totalCorrelation: ExtraMeasure = { name: 'totalCorrelation', title: 'Total correlation', unit: 'nats' };

/** What an objective measures besides, in the order in which to show it. */
export function extraMeasures(objective: Objective): readonly ExtraMeasure[] {
  switch (objective.type) {
    case 'vae':
    case 'betaVae':
      return [];
    case 'annealedVae':
      return [{ name: 'capacity', title: 'Capacity C', unit: 'nats' }];
    case 'factorVae':
      return [totalCorrelation, { name: 'discriminatorLoss', title: 'Discriminator loss', unit: 'nats' }];
    case 'betaTcVae':
      return [
        { name: 'mutualInformation', title: 'Index-code mutual information', unit: 'nats' },
        totalCorrelation,
        { name: 'dimensionWiseKl', title: 'Dimension-wise KL', unit: 'nats' },
      ];
    case 'dipVae':
      return [
        { name: 'covariancePenalty', title: 'Covariance penalty', unit: 'nats' },
        { name: 'offDiagonalCovariance', title: 'Sum of squared covariances', unit: '' },
      ];
    case 'decomposition':
      return [
        objective.divergence === 'inclusiveKl'
          ? { name: 'divergence', title: 'KL(p(z) ‖ q(z))', unit: 'nats' }
          : { name: 'divergence', title: 'MMD of p(z) and q(z)', unit: '' },
      ];
  }
}
