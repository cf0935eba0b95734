import type { GroupName } from '../formGroups';

/** A field of the experiment that a study can give several values. */
export interface VariableField {
  readonly path: string;
  /** What its axis is called at first. */
  readonly title: string;
  readonly group: GroupName;
}

const byGroup: Readonly<Partial<Record<GroupName, Readonly<Record<string, string>>>>> = {
  dataset: {
    'dataset': 'Dataset',
    'dataset.imageSize': 'Image size',
    'dataset.channels': 'Channels',
    'dataset.x': 'x',
    'dataset.y': 'y',
    'dataset.size': 'Circle size',
    'dataset.heldOut': 'Held out',
    'dataset.blankShare': 'Blank share',
    'dataset.antialiasing': 'Anti-aliasing',
    'dataset.arms': 'Arms',
    'dataset.pointsPerArm': 'Points per arm',
    'dataset.radialDeviation': 'Radial σ',
    'dataset.tangentialDeviation': 'Tangential σ',
    'dataset.rate': 'Twist',
  },
  encoder: {
    'model.encoder': 'Encoder',
    'model.encoder.filters': 'Encoder filters',
    'model.encoder.dense': 'Encoder dense units',
    'model.encoder.units': 'Encoder units',
    'model.encoder.activation': 'Encoder activation',
    'model.encoder.denseActivation': 'Encoder dense layer',
    'model.encoder.batchNormalization': 'Encoder batch norm',
  },
  decoder: {
    'model.decoder': 'Decoder',
    'model.decoder.depth': 'Decoder layers',
    'model.decoder.filters': 'Decoder filters',
    'model.decoder.units': 'Decoder units',
    'model.decoder.mlpLayers': 'MLP layers',
    'model.decoder.mlpUnits': 'MLP units',
    'model.decoder.upscales': 'Upscales',
    'model.decoder.coordinates': 'Coordinates',
    'model.decoder.reshapeFilters': 'Reshape channels',
    'model.decoder.batchNormalization': 'Decoder batch norm',
  },
  latents: {
    'model.latents': 'Latents',
    'model.prior': 'Prior',
    'model.prior.scales': 'Prior variances',
    'model.prior.variance': 'Prior variance',
    'model.prior.degreesOfFreedom': 'Degrees of freedom',
    'model.prior.sparsity': 'Sparsity',
    'model.prior.spikeVariance': 'Spike variance',
  },
  likelihood: {
    'likelihood': 'Likelihood',
    'likelihood.variance': 'Likelihood variance',
    'likelihood.scale': 'Likelihood scale',
  },
  objective: {
    'objective': 'Objective',
    'objective.beta': 'β',
    'objective.gamma': 'γ',
    'objective.alpha': 'α',
    'objective.maximumCapacity': 'Capacity',
    'objective.annealingSteps': 'Annealing steps',
    'objective.estimator': 'Estimator',
    'objective.variant': 'Covariance',
    'objective.offDiagonal': 'λ off-diagonal',
    'objective.diagonal': 'λ diagonal',
    'objective.divergence': 'Divergence',
    'objective.discriminator.layers': 'Discriminator layers',
    'objective.discriminator.units': 'Discriminator units',
    'objective.discriminator.learningRate': 'Discriminator rate',
    'objective.discriminator.beta1': 'Discriminator β₁',
    'objective.discriminator.beta2': 'Discriminator β₂',
  },
  optimizer: {
    'optimizer.learningRate': 'Learning rate',
    'optimizer.beta1': 'Adam β₁',
    'optimizer.beta2': 'Adam β₂',
    'optimizer.epsilon': 'Adam ε',
  },
  training: { 'training.steps': 'Steps', 'training.batchSize': 'Batch size' },
  evaluation: { 'evaluation.samples': 'Samples', 'evaluation.snapshots': 'Snapshots' },
};

/** Every field that can be varied, in the order of the form. */
export const variableFields: readonly VariableField[] = Object.entries(byGroup).flatMap(([group, fields]) =>
  Object.entries(fields).map(([path, title]) => ({ path, title, group: group as GroupName })));

/** The field that a row of the form edits, or null where it can't be varied by itself. A row of a part's kind stands for the whole part. */
export function variableFieldAt(formPath: string): VariableField | null {
  const path = formPath.endsWith('.type') ? formPath.slice(0, -'.type'.length) : formPath;
  return variableFields.find((field) => field.path === path) ?? null;
}

/** What stands at a dotted path; undefined where nothing does. */
export function valueAt(tree: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined), tree);
}
