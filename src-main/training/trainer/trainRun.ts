import { performance } from 'node:perf_hooks';
import { toProblem } from '@shared/problem';
import type { Experiment } from '@shared/experiment/experiment';
import type { RunStatus } from '@shared/run/status';
import type { EngineSession, TrainingState } from '../../engine/engine';
import { initialState } from '../../engine/model/initialState';
import { networkSpecification } from '../../engine/networkSpecification';
import { openSession } from '../../engine/openSession';
import { Generator, type GeneratorState } from '../../random/generator';
import { RunFolder } from '../../store/runFolder';
import type { BatchSource } from '../batches/batchSource';
import { batchSpecification, type BatchSpecification } from '../batches/batchSpecification';
import { Evaluator } from '../evaluation/takeSnapshot';
import type { RunEvent } from './runEvent';
import { RunRecorder } from './runRecorder';
import { Trainer, type TrainerOptions } from './trainer';
import type { TrainingControl } from './trainingControl';

export interface TrainRunOptions {
  /** The run's folder. */
  readonly path: string;
  readonly device: string;
  readonly checkpointEverySteps: number | null;
  readonly control: TrainingControl;
  readonly openBatches: (specification: BatchSpecification, generator: GeneratorState) => BatchSource;
  readonly exclusively: TrainerOptions['exclusively'];
  readonly report: (event: RunEvent) => void;
}

interface Start {
  readonly state: TrainingState;
  readonly generator: GeneratorState;
  readonly trainedSeconds: number;
  readonly sequence: number;
  readonly checkpointStep: number | null;
}

/**
 * Trains the run of a folder, from its newest checkpoint or from fresh weights, until it ends or is stopped.
 * @returns the run's last status; a run that fails while it starts ends like one that fails later.
 * @throws ProblemError only when the folder itself can't be read or written.
 */
export async function trainRun(options: TrainRunOptions): Promise<RunStatus> {
  const folder = RunFolder.open(options.path);
  const previous = folder.readStatus();
  const now = () => performance.now();
  const recorder = new RunRecorder({ folder, status: takeUp(previous, options.device), report: options.report, now });
  let session: EngineSession | null = null;
  try {
    recorder.enter('running');
    const experiment = folder.readExperiment();
    const start = prepare(folder, experiment);
    recorder.continueFrom(start.state.step, start.trainedSeconds, start.sequence);
    const opened = await options.exclusively(() => openSession(networkSpecification(experiment), options.device, start.state));
    session = opened;
    const { control, checkpointEverySteps, exclusively } = options;
    const { generator, checkpointStep } = start;
    const batches = options.openBatches(batchSpecification(experiment), generator);
    const evaluator = new Evaluator(experiment);
    const trainer = new Trainer({ experiment, folder, session: opened, evaluator, recorder, control, batches, generator, checkpointStep, checkpointEverySteps, exclusively, now });
    return await trainer.run();
  } catch (error) {
    return recorder.end('failed', toProblem(error));
  } finally {
    options.control.acknowledge();
    await session?.dispose();
  }
}

/** The status with which a run is taken up, for the first time or again. */
function takeUp(previous: RunStatus, device: string): RunStatus {
  const again = previous.startedAt !== null;
  return {
    ...previous,
    device,
    startedAt: previous.startedAt ?? new Date().toISOString(),
    finishedAt: null,
    problem: null,
    millisecondsPerStep: null,
    attempt: again ? previous.attempt + 1 : previous.attempt,
  };
}

/** Where training starts. What an earlier attempt wrote after its last checkpoint is removed: it will be trained again. */
function prepare(folder: RunFolder, experiment: Experiment): Start {
  const checkpoint = folder.readNewestCheckpoint();
  const { seed } = experiment.training;
  const state = checkpoint?.state ?? initialState(networkSpecification(experiment), Generator.fromSeed(seed, 'weights'));
  const last = folder.truncateMetrics(state.step);
  folder.removeSnapshotsAfter(state.step);
  return {
    state,
    generator: checkpoint?.generator ?? Generator.fromSeed(seed, 'training').state(),
    trainedSeconds: checkpoint?.trainedSeconds ?? 0,
    sequence: last === null ? 0 : last.sequence + 1,
    checkpointStep: checkpoint?.step ?? null,
  };
}
