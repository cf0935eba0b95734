import type { Experiment } from '@shared/experiment/experiment';
import type { MetricRecord } from '@shared/run/metrics';
import type { RunStatus } from '@shared/run/status';
import { snapshotSteps } from '../../training/evaluation/snapshotSteps';
import { formatSeconds } from './formatSeconds';

/** How far a run is and how long it will take, from what it has shown of itself so far. */
export class RunProgress {
  readonly #totalSteps: number;
  readonly #snapshots: readonly number[];
  readonly #now: () => number;
  #step = 0;
  #loss: number | null = null;
  #millisecondsPerStep: number | null = null;
  /** Of steps, as the run itself reports it; and when it was at which value here. */
  #started: { readonly at: number; readonly trainedSeconds: number; readonly step: number } | null = null;
  #trainedSeconds = 0;

  constructor(experiment: Experiment, now: () => number = () => performance.now()) {
    this.#totalSteps = experiment.training.steps;
    this.#snapshots = snapshotSteps(experiment.training.steps, experiment.evaluation.snapshots);
    this.#now = now;
  }

  get fraction(): number {
    return this.#step / this.#totalSteps;
  }

  status(status: RunStatus): void {
    this.#step = status.step;
    this.#trainedSeconds = status.trainedSeconds;
    this.#millisecondsPerStep = status.millisecondsPerStep ?? this.#millisecondsPerStep;
    if (status.state === 'running') this.#started ??= { at: this.#now(), trainedSeconds: status.trainedSeconds, step: status.step };
  }

  metric(record: MetricRecord): void {
    this.#step = record.step;
    this.#trainedSeconds = record.seconds;
    this.#loss = record.loss;
  }

  /** Seconds to the end; null until a step has been timed. What is not training is snapshots, so their cost is known too. */
  secondsLeft(): number | null {
    if (this.#started === null || this.#millisecondsPerStep === null) return null;
    const { at, trainedSeconds, step } = this.#started;
    const passed = (this.#now() - at) / 1000;
    const taken = this.#snapshots.filter((candidate) => candidate >= step && candidate < this.#step).length;
    // The evaluation at the end comes on top of the snapshots.
    const left = this.#snapshots.filter((candidate) => candidate >= this.#step).length + 1;
    const perSnapshot = taken === 0 ? 0 : Math.max(0, passed - (this.#trainedSeconds - trainedSeconds)) / taken;
    return ((this.#totalSteps - this.#step) * this.#millisecondsPerStep) / 1000 + left * perSnapshot;
  }

  /** One line: step, loss, speed, time left. */
  describe(): string {
    const parts = [`step ${String(this.#step)}/${String(this.#totalSteps)}`];
    if (this.#loss !== null) parts.push(`loss ${this.#loss.toFixed(2)}`);
    if (this.#millisecondsPerStep !== null) parts.push(`${this.#millisecondsPerStep.toFixed(1)} ms/step`);
    const seconds = this.secondsLeft();
    if (seconds !== null) parts.push(`${formatSeconds(seconds)} left`);
    return parts.join(' · ');
  }
}
