import type { Dataset } from '@shared/experiment/dataset';
import type { Experiment } from '@shared/experiment/experiment';
import { namedDatasets } from '@shared/experiment/namedDatasets';
import type { AxisValue } from '@shared/study/axis';
import { datasetTitle, decoderLabel, encoderDetail, likelihoodLabel, objectiveLabel, priorLabel } from '@renderer/shared/runs/partLabels';
import { draftOf } from '../draft';
import { fitToData } from '../fitToData';
import { defaultDecoder, defaultEncoder, defaultLikelihood, defaultObjective, defaultPrior } from '../partDefaults';
import { plainCopy } from './plainCopy';

/** One choice for a field: its name, and what it changes. */
export type FieldOption = AxisValue;

interface Plain { readonly label: string; readonly value: string | number | boolean | null }

const onOff: readonly Plain[] = [{ label: 'off', value: false }, { label: 'on', value: true }];
const channels: readonly Plain[] = [{ label: 'luminance', value: 1 }, { label: 'RGB', value: 3 }];

/** Fields that are one of a few plain values. */
const plainChoices: Readonly<Record<string, readonly Plain[]>> = {
  'dataset.imageSize': [{ label: '32×32', value: 32 }, { label: '64×64', value: 64 }],
  'dataset.channels': channels,
  'model.encoder.activation': [{ label: 'ReLU', value: 'relu' }, { label: 'leaky ReLU', value: 'leakyRelu' }],
  'model.encoder.denseActivation': [{ label: 'ReLU', value: 'relu' }, { label: 'linear', value: 'none' }],
  'model.encoder.batchNormalization': onOff,
  'model.decoder.coordinates': [{ label: 'in place', value: 'linear' }, { label: 'shuffled', value: 'shuffled' }],
  'model.decoder.batchNormalization': onOff,
  'model.prior.scales': [{ label: 'isotropic', value: 'isotropic' }, { label: 'PCA', value: 'pca' }, { label: 'learned', value: 'learned' }, { label: 'learned from PCA', value: 'pcaLearned' }],
  'objective.estimator': [{ label: 'weighted', value: 'weighted' }, { label: 'stratified', value: 'stratified' }],
  'objective.variant': [{ label: 'I', value: 'I' }, { label: 'II', value: 'II' }],
  'objective.divergence': [{ label: 'MMD per latent', value: 'dimensionWiseMmd' }, { label: 'KL(p ‖ q)', value: 'inclusiveKl' }],
};

/** The form's own part where it is of this kind, else the papers' defaults of the kind. */
function partOf<Part extends { readonly type: string }, Type extends Part['type']>(own: Part, type: Type, defaults: (type: Type) => Part): Part {
  return own.type === type ? own : defaults(type);
}

function option(label: string, path: string, value: unknown): FieldOption {
  return { label, changes: { [path]: plainCopy(value) as FieldOption['changes'][string] } };
}

/** A dataset with the parts of the experiment that have to change along with it. */
function datasetOption(base: Experiment, dataset: Dataset): FieldOption {
  const size = 'imageSize' in base.dataset ? base.dataset.imageSize : null;
  const sized = 'imageSize' in dataset && size !== null ? { ...dataset, imageSize: size } : dataset;
  const fitted = draftOf(base);
  fitToData(fitted, sized);
  const changed = option(datasetTitle(dataset), 'dataset', sized);
  const parts = { 'model.encoder': [fitted.model.encoder, base.model.encoder], 'model.decoder': [fitted.model.decoder, base.model.decoder], 'likelihood': [fitted.likelihood, base.likelihood] };
  for (const [path, [now, before]] of Object.entries(parts)) if (JSON.stringify(now) !== JSON.stringify(before)) Object.assign(changed.changes, option('', path, now).changes);
  return changed;
}

function partOptions(path: string, base: Experiment): readonly FieldOption[] | null {
  const { model, likelihood, objective } = base;
  const filters = 'filters' in model.decoder && typeof model.decoder.filters === 'number' ? model.decoder.filters : null;
  const titled = <Part>(parts: readonly Part[], label: (part: Part) => string) => parts.map((part) => option(label(part), path, part));
  switch (path) {
    case 'model.decoder':
      return titled((['broadcast', 'deconv', 'coordConv', 'dense'] as const).map((type) => partOf(model.decoder, type, (kind) => defaultDecoder(kind, filters))), decoderLabel);
    case 'model.encoder':
      return titled((['convolutional', 'dense'] as const).map((type) => partOf(model.encoder, type, defaultEncoder)), (encoder) => (encoder.type === 'dense' ? 'Dense' : 'Convolutional'));
    case 'model.prior':
      return titled((['gaussian', 'studentT', 'mixture', 'spikeAndSlab'] as const).map((type) => partOf(model.prior, type, defaultPrior)), priorLabel);
    case 'likelihood':
      return titled((['bernoulli', 'gaussian', 'learnedGaussian', 'laplace'] as const).map((type) => partOf(likelihood, type, defaultLikelihood)), likelihoodLabel);
    case 'objective':
      return titled((['vae', 'betaVae', 'factorVae', 'betaTcVae', 'annealedVae', 'dipVae', 'decomposition'] as const).map((type) => partOf(objective, type, defaultObjective)), objectiveLabel);
    case 'dataset':
      return namedDatasets.map(({ dataset }) => datasetOption(base, dataset));
    default:
      return null;
  }
}

function heldOutOptions({ dataset }: Experiment): readonly FieldOption[] {
  const factors = dataset.type === 'circles' && dataset.heldOut ? dataset.heldOut.factors : ['x', 'y'];
  return [option('nothing', 'dataset.heldOut', null), ...(['center', 'corner'] as const).map((region) => option(region, 'dataset.heldOut', { factors, region }))];
}

/** What can be chosen for a field, for an experiment like `base`; null for fields that are numbers or lists of them. */
export function fieldOptions(path: string, base: Experiment): readonly FieldOption[] | null {
  if (path === 'dataset.heldOut') return heldOutOptions(base);
  return plainChoices[path]?.map(({ label, value }) => option(label, path, value)) ?? partOptions(path, base);
}

/** A field's value in a few words, as a value's label has it. */
export function fieldValueLabel(path: string, value: unknown): string {
  const part = value as never;
  switch (path) {
    case 'dataset':
      return datasetTitle(part);
    case 'model.encoder':
      return encoderDetail(part);
    case 'model.decoder':
      return decoderLabel(part);
    case 'model.prior':
      return priorLabel(part);
    case 'likelihood':
      return likelihoodLabel(part);
    case 'objective':
      return objectiveLabel(part);
    default: {
      const plain = plainChoices[path]?.find((choice) => choice.value === value)?.label;
      if (plain !== undefined) return plain;
      return Array.isArray(value) ? value.join(' ') : value === null ? 'none' : typeof value === 'object' ? JSON.stringify(value) : String(value);
    }
  }
}

/** Whether a field is a whole part, which the form can show to be edited. */
export function isPart(path: string): boolean {
  return ['model.encoder', 'model.decoder', 'model.prior', 'likelihood', 'objective'].includes(path);
}
