import { dataPath } from '@shared/experiment/dataset';
import type { Experiment } from '@shared/experiment/experiment';
import { ProblemError } from '@shared/problem';
import type { Evaluation } from '@shared/run/evaluation';
import { openDataset } from '../../datasets/openDataset';
import { networkSpecification } from '../../engine/networkSpecification';
import { openSession } from '../../engine/openSession';
import { RunFolder } from '../../store/runFolder';
import { Evaluator } from '../evaluation/takeSnapshot';
import type { MeasureMetrics } from '../metrics/measureMetrics';
import { dataFacts } from '../preparation/dataFacts';
import { takingTurns, type Exclusively } from './takingTurns';

export interface EvaluateRunOptions {
  readonly device: string;
  /** What to change in the experiment's own settings; null leaves them. */
  readonly samples: number | null;
  readonly metrics: Experiment['evaluation']['metrics'] | null;
  readonly measureMetrics: MeasureMetrics;
  readonly exclusively: Exclusively;
  /** Is told how far the reading of the data is, where it comes from a file. */
  readonly onReading: (path: string, fraction: number) => void;
  /** Ends the reading of the data. */
  readonly signal?: AbortSignal;
  /** Is told the share that is measured; what it throws ends the work. */
  readonly onProgress: (fraction: number) => void;
}

/**
 * Measures the newest checkpoint of a run anew. Nothing is stored.
 * @throws ProblemError with code `no-checkpoint`.
 */
export async function evaluateRun(path: string, options: EvaluateRunOptions): Promise<Evaluation> {
  const { device, measureMetrics, exclusively, onReading, onProgress } = options;
  const folder = RunFolder.open(path);
  const checkpoint = folder.readNewestCheckpoint();
  if (!checkpoint) {
    throw new ProblemError({ code: 'no-checkpoint', what: 'This run has no checkpoint yet.', where: path, remedy: 'Train it first: `sbd train --resume` continues it.' });
  }
  const recorded = folder.readExperiment();
  const { samples, metrics } = recorded.evaluation;
  const experiment = { ...recorded, evaluation: { ...recorded.evaluation, samples: options.samples ?? samples, metrics: options.metrics ?? metrics } };
  const source = await openDataset(experiment.dataset, { signal: options.signal, onProgress: (fraction) => { onReading(dataPath(experiment.dataset) ?? '', fraction); } });
  try {
    const session = await exclusively(async () => openSession(networkSpecification(experiment, await dataFacts(experiment, source)), device, checkpoint.state));
    try {
      return await new Evaluator(experiment, source, measureMetrics).evaluate(takingTurns(session, exclusively), checkpoint.step, onProgress);
    } finally {
      await exclusively(() => session.dispose());
    }
  } finally {
    source.close();
  }
}
