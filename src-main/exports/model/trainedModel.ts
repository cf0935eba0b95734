import type { Experiment } from '@shared/experiment/experiment';
import { ProblemError } from '@shared/problem';
import { applicationCommit } from '../../applicationCommit';
import type { ImageSource } from '../../datasets/imageSource';
import { openDataset } from '../../datasets/openDataset';
import type { EngineSession, NetworkSpecification } from '../../engine/engine';
import { networkSpecification } from '../../engine/networkSpecification';
import { openSession } from '../../engine/openSession';
import type { Checkpoint } from '../../store/checkpoint';
import type { RunFolder } from '../../store/runFolder';
import { dataFacts } from '../../training/preparation/dataFacts';

/** Exports compute here: what trains may have every other device to itself. */
const DEVICE = 'cpu';

/** The newest checkpoint of a run, with what it means. */
export interface TrainedModel {
  readonly id: string;
  readonly experiment: Experiment;
  readonly checkpoint: Checkpoint;
  readonly source: ImageSource;
  readonly specification: NetworkSpecification;
}

/**
 * Opens the newest checkpoint of a run, works with it and closes its data again.
 * @throws ProblemError with code `no-checkpoint`
 */
export async function withTrainedModel<Result>(run: RunFolder, signal: AbortSignal, work: (model: TrainedModel) => Promise<Result>): Promise<Result> {
  const checkpoint = run.readNewestCheckpoint();
  if (!checkpoint) {
    throw new ProblemError({ code: 'no-checkpoint', what: 'This run has no checkpoint, so there is no model to take along.', where: run.id, remedy: 'Choose a run that was trained here, or wait for its first checkpoint.' });
  }
  const experiment = run.readExperiment();
  const source = await openDataset(experiment.dataset, { signal });
  try {
    return await work({ id: run.id, experiment, checkpoint, source, specification: networkSpecification(experiment, await dataFacts(experiment, source)) });
  } finally {
    source.close();
  }
}

/** Puts a trained model on the processor and works with it. */
export async function withSession<Result>({ specification, checkpoint }: TrainedModel, work: (session: EngineSession) => Promise<Result>): Promise<Result> {
  const session = await openSession(specification, DEVICE, checkpoint.state);
  try {
    return await work(session);
  } finally {
    await session.dispose();
  }
}

/** Where a model comes from, as the metadata of its files. */
export function modelMetadata({ id, experiment, checkpoint }: TrainedModel): Record<string, string> {
  return { run: id, step: String(checkpoint.step), experiment: JSON.stringify(experiment), ...(applicationCommit !== null && { commit: applicationCommit }) };
}
