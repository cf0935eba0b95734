import type { Problem } from '@shared/problem';
import type { Evaluation, Snapshot } from '@shared/run/evaluation';
import type { RunState, RunStatus } from '@shared/run/status';
import type { EarlyStop } from '@shared/study/earlyStop';
import type { StepMeasures, TrainingState } from '../../engine/engine';
import type { GeneratorState } from '../../random/generator';
import type { RunFolder } from '../../store/runFolder';
import { thisProcess } from '../../store/runProcess';
import { MetricAccumulator } from './metricAccumulator';
import type { RunEvent } from './runEvent';

/** Metric lines are at least this far apart, however fast the steps are. */
const METRICS_MILLISECONDS = 100;
const HEARTBEAT_MILLISECONDS = 1000;

export interface RunRecorderOptions {
  readonly folder: RunFolder;
  /** Where the run stands as it is taken up. */
  readonly status: RunStatus;
  readonly report: (event: RunEvent) => void;
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
}

/** Writes what a run does into its folder, and then tells about it: metrics, status, checkpoints, snapshots. */
export class RunRecorder {
  readonly #folder: RunFolder;
  readonly #report: (event: RunEvent) => void;
  readonly #now: () => number;
  readonly #metrics = new MetricAccumulator();
  #status: RunStatus;
  /** Of the next metric line. */
  #sequence = 0;
  #metricsWrittenAt: number;
  #statusWrittenAt = -Infinity;

  constructor({ folder, status, report, now }: RunRecorderOptions) {
    this.#folder = folder;
    this.#status = status;
    this.#report = report;
    this.#now = now;
    this.#metricsWrittenAt = now();
  }

  get status(): RunStatus {
    return this.#status;
  }

  /** Takes over what the checkpoint says that training continues from. */
  continueFrom(step: number, trainedSeconds: number, sequence: number): void {
    this.#status = { ...this.#status, step, trainedSeconds };
    this.#sequence = sequence;
  }

  enter(state: RunState): void {
    this.#write({ state, process: thisProcess() });
  }

  /** Says that the process is alive; at most once a second. */
  heartbeat(): void {
    if (this.#now() - this.#statusWrittenAt >= HEARTBEAT_MILLISECONDS) this.#write({});
  }

  /** Takes in the steps of one engine call that ended at `step`. */
  trained(measures: readonly StepMeasures[], step: number, milliseconds: number, millisecondsPerStep: number | null): void {
    this.#metrics.add(measures, milliseconds);
    this.#status = { ...this.#status, step, trainedSeconds: this.#status.trainedSeconds + milliseconds / 1000, millisecondsPerStep };
    if (this.#now() - this.#metricsWrittenAt >= METRICS_MILLISECONDS) this.flush();
    this.heartbeat();
  }

  /** Writes the metric line that is being collected. */
  flush(): void {
    const record = this.#metrics.take(this.#sequence, this.#status.step, this.#status.trainedSeconds);
    this.#metricsWrittenAt = this.#now();
    if (!record) return;
    this.#folder.appendMetrics([record]);
    this.#sequence += 1;
    this.#report({ kind: 'metrics', id: this.#status.id, records: [record] });
  }

  /** Stores weights, optimizer and generator. The metrics up to here are written first: a run resumed here appends to them. */
  checkpoint(state: TrainingState, generator: GeneratorState): void {
    this.flush();
    const { step, trainedSeconds } = this.#status;
    this.#folder.writeCheckpoint({ step, state, generator, trainedSeconds, sequence: this.#sequence });
  }

  snapshot(snapshot: Snapshot): void {
    this.#folder.writeSnapshot(snapshot);
    this.#report({ kind: 'evaluated', id: this.#status.id, evaluation: snapshot.evaluation });
  }

  finalEvaluation(evaluation: Evaluation): void {
    this.#folder.writeFinalEvaluation(evaluation);
    this.#report({ kind: 'evaluated', id: this.#status.id, evaluation });
  }

  /** The last entry: nobody holds the run from here on. A folder that can't be written (full disk) does not hide how it ended. */
  end(state: RunState, problem: Problem | null, stoppedByRule: EarlyStop | null = null): RunStatus {
    const now = new Date().toISOString();
    this.#status = { ...this.#status, state, problem, stoppedByRule, process: null, heartbeatAt: now, finishedAt: now };
    try {
      this.#folder.writeStatus(this.#status);
    } catch (error) {
      if (problem === null) throw error;
    }
    this.#report({ kind: 'status', status: this.#status });
    return this.#status;
  }

  #write(change: Partial<RunStatus>): void {
    this.#status = { ...this.#status, ...change, heartbeatAt: new Date().toISOString() };
    this.#folder.writeStatus(this.#status);
    this.#statusWrittenAt = this.#now();
    this.#report({ kind: 'status', status: this.#status });
  }
}
