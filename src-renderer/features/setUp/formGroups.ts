import { varyingFactors } from '@shared/experiment/dataset';
import type { Experiment } from '@shared/experiment/experiment';
import type { FieldIssue } from '@shared/validate';
import { formatInteger } from '@renderer/shared/format/number';
import { issuesAt } from './draft';

/** The folded parts of the form. */
export type GroupName = 'dataset' | 'encoder' | 'decoder' | 'latents' | 'likelihood' | 'objective' | 'optimizer' | 'training' | 'evaluation' | 'device';

export interface FormGroupDescription {
  readonly name: GroupName;
  readonly title: string;
  /** The field of the experiment that the group edits; null for what is not part of the experiment. */
  readonly path: string | null;
  /** What the group is set to, in a few words, for when it is folded. */
  readonly summary: (experiment: Experiment) => string;
}

export const formGroups: readonly FormGroupDescription[] = [
  { name: 'dataset', title: 'Dataset', path: 'dataset', summary: ({ dataset }) => `Circles ${shape(dataset)} · ${varyingFactors(dataset).map(({ name }) => name).join(', ')} vary` },
  { name: 'encoder', title: 'Encoder', path: 'model.encoder', summary: ({ model }) => `${String(model.encoder.filters.length)} conv · ${model.encoder.filters.join(', ')} · dense ${String(model.encoder.dense)}` },
  { name: 'decoder', title: 'Decoder', path: 'model.decoder', summary: ({ model: { decoder } }) => decoder.type === 'broadcast' ? `Broadcast · ${String(decoder.depth)} conv of ${String(decoder.filters)}` : `DeConv · ${String(decoder.filters)} filters` },
  { name: 'latents', title: 'Latents', path: 'model.latents', summary: ({ model }) => String(model.latents) },
  { name: 'likelihood', title: 'Likelihood', path: 'likelihood', summary: ({ likelihood }) => likelihood.type === 'bernoulli' ? 'Bernoulli' : `Gaussian · variance ${String(likelihood.variance)}` },
  { name: 'objective', title: 'Objective', path: 'objective', summary: ({ objective }) => objective.type === 'vae' ? 'VAE' : `β-VAE · β ${String(objective.beta)}` },
  { name: 'optimizer', title: 'Optimizer', path: 'optimizer', summary: ({ optimizer }) => `Adam · ${String(optimizer.learningRate)}` },
  { name: 'training', title: 'Training', path: 'training', summary: ({ training }) => `${formatInteger(training.steps)} steps · batch ${String(training.batchSize)} · seed ${String(training.seed)}` },
  { name: 'evaluation', title: 'Evaluation', path: 'evaluation', summary: ({ evaluation }) => `${formatInteger(evaluation.samples)} samples · ${String(evaluation.snapshots)} snapshots` },
];

function shape(dataset: Experiment['dataset']): string {
  return `${String(dataset.imageSize)}×${String(dataset.imageSize)}×${String(dataset.channels)}`;
}

/** The group that shows the first of these issues, or null where none does (the name stands above the groups). */
export function groupOfFirstIssue(issues: readonly FieldIssue[]): GroupName | null {
  return formGroups.find(({ path }) => path !== null && issuesAt(issues, path).length > 0)?.name ?? null;
}
