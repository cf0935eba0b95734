import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { EXPERIMENT_VERSION, experimentSchema, type Experiment } from '@shared/experiment/experiment';
import { ProblemError } from '@shared/problem';
import { evaluationSchema, type Evaluation, type Snapshot } from '@shared/run/evaluation';
import type { MetricRecord } from '@shared/run/metrics';
import { annotationsSchema, runIdSchema, runStatusSchema, STATUS_VERSION, type Annotations, type RunStatus } from '@shared/run/status';
import { validate } from '@shared/validate';
import type { Checkpoint } from './checkpoint';
import { readNewestCheckpointFile, writeCheckpointFile } from './checkpointFiles';
import { describeEnvironment } from './environment';
import { fileProblem } from './fileProblem';
import { makeFolder } from './makeFolder';
import { MetricsFile } from './metricsFile';
import { readJsonFile } from './readJsonFile';
import { removeQuietly } from './removeQuietly';
import { createRunId } from './runId';
import { thisProcess } from './runProcess';
import { SnapshotFiles } from './snapshotFiles';
import { syncFolder, writeFileAtomically } from './writeFileAtomically';

const EVALUATION_VERSION = 1;
const evaluationFormat = {
  schema: z.strictObject({ version: z.literal(EVALUATION_VERSION), evaluation: evaluationSchema }),
  version: EVALUATION_VERSION,
};

/** One run on disk. Knows files only, so that it can be used in any thread and process. */
export class RunFolder {
  readonly id: string;
  readonly path: string;
  readonly #metrics: MetricsFile;
  readonly #snapshots: SnapshotFiles;

  private constructor(path: string) {
    this.path = path;
    this.id = basename(path);
    this.#metrics = new MetricsFile(join(path, 'metrics.jsonl'));
    this.#snapshots = new SnapshotFiles(path);
  }

  /**
   * Makes the folder of a new, queued run held by this process. It appears under its name only when it is complete.
   * @param stableId for a run of a study; any other one is named by its time.
   * @throws ProblemError for an experiment or annotations that are not valid, and for a disk that refuses.
   */
  static create(runsFolder: string, experiment: Experiment, requestedDevice: string, annotations: Annotations, stableId: string | null = null): RunFolder {
    const config = validate(experimentSchema, experiment, 'The experiment');
    const now = new Date();
    const id = stableId ?? createRunId(config, now);
    const path = join(resolve(runsFolder), id);
    const preparation = join(resolve(runsFolder), `.new-${id}-${randomBytes(4).toString('hex')}`);
    try {
      makeFolder(preparation);
      const draft = new RunFolder(preparation);
      writeJson(join(preparation, 'config.json'), config);
      draft.writeAnnotations(annotations);
      writeJson(join(preparation, 'environment.json'), describeEnvironment());
      writeJson(join(preparation, 'status.json'), queuedStatus(id, config, requestedDevice, now));
      renameSync(preparation, path);
      syncFolder(resolve(runsFolder));
    } catch (error) {
      removeQuietly(preparation);
      throw fileProblem(error, 'The folder of the new run could not be made', path);
    }
    return new RunFolder(path);
  }

  /**
   * Opens an existing run.
   * @throws ProblemError with code `run-not-found`, `run-unreadable` or `run-from-newer-version`; the folder stays as it is.
   */
  static open(path: string): RunFolder {
    const folder = new RunFolder(resolve(path));
    if (!existsSync(folder.path)) {
      throw new ProblemError({ code: 'run-not-found', what: 'There is no such run.', where: folder.path, remedy: 'Check the name, or whether the run was moved or deleted.' });
    }
    folder.readExperiment();
    folder.readStatus();
    return folder;
  }

  readExperiment(): Experiment {
    return readJsonFile(join(this.path, 'config.json'), { schema: experimentSchema, version: EXPERIMENT_VERSION });
  }

  readStatus(): RunStatus {
    const path = join(this.path, 'status.json');
    const status = readJsonFile(path, { schema: runStatusSchema, version: STATUS_VERSION });
    if (status.id === this.id) return status;
    throw new ProblemError({
      code: 'run-unreadable',
      what: `The folder ${this.id} holds the run ${status.id}.`,
      where: path,
      remedy: `Rename the folder to ${status.id}, or remove it if it is a copy. Nothing in it was changed.`,
    });
  }

  writeStatus(status: RunStatus): void {
    if (status.id !== this.id) throw new RangeError(`The status of run ${status.id} does not belong into the folder of ${this.id}.`);
    writeJson(join(this.path, 'status.json'), validate(runStatusSchema, status, `The status of run ${this.id}`));
  }

  /** Runs made by other programs may come without annotations. */
  readAnnotations(): Annotations {
    const path = join(this.path, 'annotations.json');
    return existsSync(path) ? readJsonFile(path, { schema: annotationsSchema }) : { tags: [], notes: '' };
  }

  writeAnnotations(annotations: Annotations): void {
    writeJson(join(this.path, 'annotations.json'), validate(annotationsSchema, annotations, 'The annotations'));
  }

  /** Adds lines to `metrics.jsonl` in one write. Measures that are not finite become null. */
  appendMetrics(records: readonly MetricRecord[]): void {
    this.#metrics.append(records);
  }

  /** Metric records with a sequence above `after`, in order. */
  readMetrics(after = -1): MetricRecord[] {
    return this.#metrics.read(after);
  }

  readLastMetric(): MetricRecord | null {
    return this.#metrics.last();
  }

  /** Keeps the metrics up to and with `step`; returns the last record kept. */
  truncateMetrics(step: number): MetricRecord | null {
    return this.#metrics.truncate(step);
  }

  writeSnapshot(snapshot: Snapshot): void {
    this.#snapshots.write(snapshot);
  }

  readSnapshot(step: number): Snapshot {
    return this.#snapshots.read(step);
  }

  hasSnapshot(step: number): boolean {
    return this.#snapshots.steps().includes(step);
  }

  /** Every evaluation, by step; the one that was measured at the end, or on request, in place of a snapshot's of the same step. */
  readEvaluations(): Evaluation[] {
    return this.readEvaluationsAfter(-1);
  }

  /** The evaluations of later steps than `step`, in order. */
  readEvaluationsAfter(step: number): Evaluation[] {
    const final = this.#readFinalEvaluation();
    const steps = this.#snapshots.steps().filter((candidate) => candidate > step && candidate !== final?.step);
    const evaluations = steps.map((candidate) => this.#snapshots.readEvaluation(candidate));
    if (final && final.step > step) evaluations.push(final);
    return evaluations.sort((a, b) => a.step - b.step);
  }

  /** The evaluations of the snapshots alone, by step: all measured alike. */
  readSnapshotEvaluations(): Evaluation[] {
    return this.#snapshots.steps().map((step) => this.#snapshots.readEvaluation(step));
  }

  /** The evaluation of the latest step; null before the first. */
  readLastEvaluation(): Evaluation | null {
    const final = this.#readFinalEvaluation();
    const latest = this.#snapshots.steps().at(-1);
    if (latest === undefined || (final && final.step >= latest)) return final;
    return this.#snapshots.readEvaluation(latest);
  }

  writeFinalEvaluation(evaluation: Evaluation): void {
    const content = { version: EVALUATION_VERSION, evaluation: validate(evaluationSchema, evaluation, 'The evaluation') };
    writeFileAtomically(this.#evaluationPath(), JSON.stringify(content));
  }

  /** Removes snapshots and the final evaluation of later steps, which training is about to go through again. */
  removeSnapshotsAfter(step: number): void {
    this.#snapshots.removeAfter(step);
    const final = this.#readFinalEvaluation();
    if (!final || final.step <= step) return;
    try {
      rmSync(this.#evaluationPath(), { force: true });
    } catch (error) {
      throw fileProblem(error, 'evaluation.json could not be removed', this.#evaluationPath());
    }
  }

  /** Writes a checkpoint and keeps the one before it; the metrics up to it are on the disk before it is. */
  writeCheckpoint(checkpoint: Checkpoint): void {
    this.#metrics.sync();
    const folder = this.#checkpointsFolder();
    try {
      makeFolder(folder);
    } catch (error) {
      throw fileProblem(error, 'The folder for checkpoints could not be made', folder);
    }
    writeCheckpointFile(folder, checkpoint);
  }

  /** The newest checkpoint that is whole; null before the first. */
  readNewestCheckpoint(): Checkpoint | null {
    return readNewestCheckpointFile(this.#checkpointsFolder());
  }

  #readFinalEvaluation(): Evaluation | null {
    const path = this.#evaluationPath();
    return existsSync(path) ? readJsonFile(path, evaluationFormat).evaluation : null;
  }

  #evaluationPath(): string {
    return join(this.path, 'evaluation.json');
  }

  #checkpointsFolder(): string {
    return join(this.path, 'checkpoints');
  }
}

function queuedStatus(id: string, experiment: Experiment, requestedDevice: string, now: Date): RunStatus {
  return validate(runStatusSchema, {
    version: STATUS_VERSION,
    id: runIdSchema.parse(id),
    state: 'queued',
    step: 0,
    totalSteps: experiment.training.steps,
    requestedDevice,
    device: null,
    process: thisProcess(),
    createdAt: now.toISOString(),
    startedAt: null,
    heartbeatAt: now.toISOString(),
    finishedAt: null,
    trainedSeconds: 0,
    millisecondsPerStep: null,
    attempt: 0,
    problem: null,
    stoppedByRule: null,
  }, 'The status of the new run');
}

/** Indented: researchers read and compare these files. */
function writeJson(path: string, content: unknown): void {
  writeFileAtomically(path, `${JSON.stringify(content, null, 2)}\n`);
}
