import type { CirclesDataset } from '@shared/experiment/datasets/circles';
import type { Draft, ExperimentDraft } from '@renderer/features/setUp/draft';

/** The circles of a draft, to be edited. @throws Error where the draft has another dataset */
export function circlesOf({ dataset }: ExperimentDraft): Draft<CirclesDataset> {
  if (dataset.type !== 'circles') throw new Error(`The draft has ${dataset.type}`);
  return dataset;
}
