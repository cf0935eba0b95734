import type { Experiment } from '@shared/experiment/experiment';
import type { FieldIssue } from '@shared/validate';
import { formatInteger } from '@renderer/shared/format/number';
import { datasetLabel, decoderDetail, encoderDetail, likelihoodLabel, objectiveLabel, priorLabel } from '@renderer/shared/runs/partLabels';
import { issuesAt } from './draft';

/** The folded parts of the form. */
export type GroupName = 'dataset' | 'encoder' | 'decoder' | 'latents' | 'likelihood' | 'objective' | 'optimizer' | 'training' | 'evaluation' | 'device';

export interface FormGroupDescription {
  readonly name: GroupName;
  readonly title: string;
  /** The fields of the experiment that the group edits. */
  readonly paths: readonly string[];
  /** What the group is set to, in a few words, for when it is folded. */
  readonly summary: (experiment: Experiment) => string;
}

export const formGroups: readonly FormGroupDescription[] = [
  { name: 'dataset', title: 'Dataset', paths: ['dataset'], summary: ({ dataset }) => datasetLabel(dataset) },
  { name: 'encoder', title: 'Encoder', paths: ['model.encoder'], summary: ({ model }) => encoderDetail(model.encoder) },
  { name: 'decoder', title: 'Decoder', paths: ['model.decoder'], summary: ({ model }) => decoderDetail(model.decoder) },
  { name: 'latents', title: 'Latents and prior', paths: ['model.latents', 'model.prior'], summary: ({ model }) => `${String(model.latents)} · ${priorLabel(model.prior)}` },
  { name: 'likelihood', title: 'Likelihood', paths: ['likelihood'], summary: ({ likelihood }) => likelihoodLabel(likelihood) },
  { name: 'objective', title: 'Objective', paths: ['objective'], summary: ({ objective }) => objectiveLabel(objective) },
  { name: 'optimizer', title: 'Optimizer', paths: ['optimizer'], summary: ({ optimizer }) => `Adam · ${String(optimizer.learningRate)}` },
  { name: 'training', title: 'Training', paths: ['training'], summary: ({ training }) => `${formatInteger(training.steps)} steps · batch ${String(training.batchSize)} · seed ${String(training.seed)}` },
  { name: 'evaluation', title: 'Evaluation', paths: ['evaluation'], summary: ({ evaluation }) => `${formatInteger(evaluation.samples)} samples · ${String(evaluation.snapshots)} snapshots · ${evaluation.metrics === 'all' ? 'all metrics' : 'headline metrics'}` },
];

/** The group that shows the first of these issues, or null where none does (the name stands above the groups). */
export function groupOfFirstIssue(issues: readonly FieldIssue[]): GroupName | null {
  return formGroups.find(({ paths }) => paths.some((path) => issuesAt(issues, path).length > 0))?.name ?? null;
}
