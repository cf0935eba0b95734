import type { Experiment } from '@shared/experiment/experiment';
import type { MetricRecord } from '@shared/run/metrics';
import type { RunStatus } from '@shared/run/status';
import { snapshotSteps } from '../../training/evaluation/snapshotSteps';
import { evaluationWork } from '../../training/measurement/evaluationWork';
import { formatSeconds } from './formatSeconds';

interface PlannedEvaluation {
  readonly step: number;
  /** In any unit: only proportions count. */
  readonly work: number;
}

/** How far a run is and how long it will take, from what it has shown of itself so far. */
export class RunProgress {
  readonly #totalSteps: number;
  readonly #now: () => number;
  readonly #evaluations: readonly PlannedEvaluation[];
  #evaluationsLeft: PlannedEvaluation[];
  #step = 0;
  #loss: number | null = null;
  #millisecondsPerStep: number | null = null;
  #trainedSeconds = 0;
  #start: { readonly at: number; readonly trainedSeconds: number } | null = null;
  /** What evaluations took since the start, and how much work they were. */
  #evaluated = { seconds: 0, work: 0 };

  constructor(experiment: Experiment, now: () => number = () => performance.now()) {
    const { training, evaluation } = experiment;
    const work = evaluationWork(experiment);
    const snapshots = snapshotSteps(training.steps, evaluation.snapshots).map((step) => ({ step, work: work.snapshot }));
    this.#totalSteps = training.steps;
    this.#evaluations = [...snapshots, { step: training.steps, work: work.last }];
    this.#evaluationsLeft = [...this.#evaluations];
    this.#now = now;
  }

  status(status: RunStatus): void {
    this.#step = status.step;
    this.#trainedSeconds = status.trainedSeconds;
    this.#millisecondsPerStep = status.millisecondsPerStep ?? this.#millisecondsPerStep;
    if (status.state !== 'running' || this.#start !== null) return;
    this.#start = { at: this.#now(), trainedSeconds: status.trainedSeconds };
    this.#evaluationsLeft = this.#evaluations.filter(({ step }) => step >= status.step);
  }

  metric(record: MetricRecord): void {
    this.#step = record.step;
    this.#trainedSeconds = record.seconds;
    this.#loss = record.loss;
  }

  /** An evaluation of this step has been taken. */
  evaluated(step: number): void {
    const index = this.#evaluationsLeft.findIndex((planned) => planned.step === step);
    if (index < 0) return;
    this.#evaluated = { seconds: this.#secondsOutsideTraining(), work: this.#evaluated.work + this.#evaluationsLeft[index]!.work };
    this.#evaluationsLeft.splice(0, index + 1);
  }

  /** Of all the time that the run takes, earlier attempts included; 0 to 1. */
  get fraction(): number {
    const left = this.secondsLeft();
    const whole = this.#estimate(this.#totalSteps, this.#evaluations);
    return left === null || whole === null ? 0 : Math.max(0, 1 - left / Math.max(whole, 0.001));
  }

  /** Seconds to the end; null until a step has been timed. */
  secondsLeft(): number | null {
    const estimate = this.#estimate(this.#totalSteps - this.#step, this.#evaluationsLeft);
    if (estimate === null) return null;
    // An evaluation that is under way has taken this much already.
    return Math.max(0, estimate - Math.max(0, this.#secondsOutsideTraining() - this.#evaluated.seconds));
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

  #estimate(steps: number, evaluations: readonly PlannedEvaluation[]): number | null {
    if (this.#millisecondsPerStep === null) return null;
    const secondsPerWork = this.#evaluated.work === 0 ? 0 : this.#evaluated.seconds / this.#evaluated.work;
    const work = evaluations.reduce((sum, planned) => sum + planned.work, 0);
    return (steps * this.#millisecondsPerStep) / 1000 + work * secondsPerWork;
  }

  /** What is not training is evaluation; the rest is too little to count. */
  #secondsOutsideTraining(): number {
    if (this.#start === null) return 0;
    return Math.max(0, (this.#now() - this.#start.at) / 1000 - (this.#trainedSeconds - this.#start.trainedSeconds));
  }
}
