import { performance } from 'node:perf_hooks';
import { dataPath } from '@shared/experiment/dataset';
import { toProblem } from '@shared/problem';
import type { Experiment } from '@shared/experiment/experiment';
import type { RunStatus } from '@shared/run/status';
import type { EarlyStop } from '@shared/study/earlyStop';
import type { ImageSource } from '../../datasets/imageSource';
import { openDataset } from '../../datasets/openDataset';
import type { EngineSession, NetworkSpecification, TrainingState } from '../../engine/engine';
import { initialState } from '../../engine/model/initialState';
import { networkSpecification } from '../../engine/networkSpecification';
import { openSession } from '../../engine/openSession';
import { Generator, type GeneratorState } from '../../random/generator';
import { RunFolder } from '../../store/runFolder';
import type { BatchSource } from '../batches/batchSource';
import { batchSpecification, type BatchSpecification } from '../batches/batchSpecification';
import { Evaluator } from '../evaluation/takeSnapshot';
import type { MeasureMetrics } from '../metrics/measureMetrics';
import { dataFacts } from '../preparation/dataFacts';
import type { RunEvent } from './runEvent';
import { RunRecorder } from './runRecorder';
import { Trainer, type TrainerOptions } from './trainer';
import type { TrainingControl, Wish } from './trainingControl';

export interface TrainRunOptions {
  /** The run's folder. */
  readonly path: string;
  readonly device: string;
  readonly checkpointEverySteps: number | null;
  /** Of the study that the run is trained for; null trains to the last step. */
  readonly earlyStop: EarlyStop | null;
  readonly control: TrainingControl;
  readonly openBatches: (specification: BatchSpecification, generator: GeneratorState) => BatchSource;
  readonly exclusively: TrainerOptions['exclusively'];
  readonly report: (event: RunEvent) => void;
  readonly measureMetrics: MeasureMetrics;
  /** Is told how far the reading of the data is, 0 to 1, where it comes from a file. */
  readonly onReading: (path: string, fraction: number) => void;
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
  let source: ImageSource | null = null;
  const reading = new AbortController();
  try {
    recorder.enter('running');
    const experiment = folder.readExperiment();
    const data = await openDataset(experiment.dataset, {
      signal: reading.signal,
      onProgress: (fraction) => {
        recorder.heartbeat();
        options.onReading(dataPath(experiment.dataset) ?? '', fraction);
        if (ends(options.control.wish)) reading.abort();
      },
    });
    source = data;
    const specification = networkSpecification(experiment, await options.exclusively(() => dataFacts(experiment, data)));
    const start = prepare(folder, experiment, specification);
    recorder.continueFrom(start.state.step, start.trainedSeconds, start.sequence);
    const opened = await options.exclusively(() => openSession(specification, options.device, start.state));
    session = opened;
    const { control, checkpointEverySteps, earlyStop, exclusively } = options;
    const { generator, checkpointStep } = start;
    const batches = options.openBatches(batchSpecification(experiment), generator);
    const evaluator = new Evaluator(experiment, data, options.measureMetrics);
    const trainer = new Trainer({ experiment, folder, session: opened, evaluator, recorder, control, batches, generator, checkpointStep, checkpointEverySteps, earlyStop, exclusively, now });
    return await trainer.run();
  } catch (error) {
    if (reading.signal.aborted) return recorder.end(options.control.wish === 'stop' ? 'stopped' : 'interrupted', null);
    return recorder.end('failed', toProblem(error));
  } finally {
    options.control.acknowledge();
    await session?.dispose();
    source?.close();
  }
}

function ends(wish: Wish): boolean {
  return wish === 'stop' || wish === 'interrupt';
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
    stoppedByRule: null,
    millisecondsPerStep: null,
    attempt: again ? previous.attempt + 1 : previous.attempt,
  };
}

/** Where training starts. What an earlier attempt wrote after its last checkpoint is removed: it will be trained again. */
function prepare(folder: RunFolder, experiment: Experiment, specification: NetworkSpecification): Start {
  const checkpoint = folder.readNewestCheckpoint();
  const { seed } = experiment.training;
  const state = checkpoint?.state ?? initialState(specification, Generator.fromSeed(seed, 'weights'));
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
