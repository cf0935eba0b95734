import type { Experiment } from '@shared/experiment/experiment';
import { betaOf } from '@shared/experiment/objective';
import { datasetTitle, decoderDetail, decoderLabel, encoderDetail, likelihoodLabel, objectiveLabel, priorLabel } from '@renderer/shared/runs/partLabels';
import type { FieldValue } from './comparedRun';

/** The weight β of the KL term, whichever objective has it: a plain VAE stands at β = 1. */
export const BETA_PATH = 'beta';
export const SEED_PATH = 'training.seed';
const NAME_PATH = 'name';
/** No part of the experiment: whether the run is finished, diverged, … */
export const STATE_PATH = 'state';

/** Fields that say what a run is called, where it started or how it went, not what it is. */
export const IDENTITY_PATHS: readonly string[] = [SEED_PATH, NAME_PATH, STATE_PATH, 'version'];

const titles: Readonly<Partial<Record<string, string>>> = {
  [BETA_PATH]: 'β',
  [SEED_PATH]: 'Seed',
  [NAME_PATH]: 'Name',
  [STATE_PATH]: 'State',
  dataset: 'Dataset',
  'model.decoder': 'Decoder layers',
  'model.decoder.type': 'Decoder',
  'model.encoder': 'Encoder',
  'model.prior': 'Prior',
  'model.latents': 'Latents',
  likelihood: 'Likelihood',
  objective: 'Objective',
  'optimizer.learningRate': 'Learning rate',
  'training.batchSize': 'Batch size',
  'training.steps': 'Steps',
};

/** What a field is called: `model.decoder.mlpLayers` is `Decoder: mlp layers`. */
export function fieldTitle(path: string): string {
  const known = titles[path];
  if (known !== undefined) return known;
  const parts = path.split('.').filter((part) => part !== 'model');
  const words = (part: string) => part.replace(/([A-Z])/g, ' $1').toLowerCase().replace(/^mlp\b/, 'MLP');
  const [part = path, ...rest] = parts;
  const title = `${part.slice(0, 1).toUpperCase()}${words(part.slice(1))}`;
  return rest.length === 0 ? title : `${title}: ${rest.map(words).join(' ')}`;
}

/**
 * Everything that an experiment says, by dotted path: each part as the papers call it, then each of its fields. Lists are one
 * value.
 */
export function experimentValues(experiment: Experiment): Map<string, FieldValue> {
  const { dataset, model, likelihood, objective } = experiment;
  const part = (text: string): FieldValue => ({ text, order: text });
  const beta = betaOf(objective);
  const values = new Map<string, FieldValue>([
    ['dataset', part(datasetTitle(dataset))],
    ['model.decoder.type', part(decoderLabel(model.decoder))],
    ['model.decoder', part(decoderDetail(model.decoder))],
    ...(beta === null ? [] : [[BETA_PATH, { text: String(beta), order: beta }] as const]),
    ['objective', part(objectiveLabel(objective))],
    ['model.encoder', part(encoderDetail(model.encoder))],
    ['model.prior', part(priorLabel(model.prior))],
    ['likelihood', part(likelihoodLabel(likelihood))],
  ]);
  addLeaves(experiment, '', values);
  return values;
}

function addLeaves(value: object, prefix: string, values: Map<string, FieldValue>): void {
  for (const [key, child] of Object.entries(value) as [string, unknown][]) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof child === 'object' && child !== null && !Array.isArray(child)) addLeaves(child, path, values);
    else if (!values.has(path)) values.set(path, leaf(child));
  }
}

function leaf(value: unknown): FieldValue {
  if (typeof value === 'number') return { text: String(value), order: value };
  const text = value === null ? 'none' : Array.isArray(value) ? value.map(String).join(', ') : String(value);
  return { text, order: text };
}
