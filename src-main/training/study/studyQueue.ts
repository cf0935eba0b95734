import type { Experiment } from '@shared/experiment/experiment';
import { ProblemError, type Problem } from '@shared/problem';
import { activeStates, type RunStatus } from '@shared/run/status';
import type { StudyPlan } from '@shared/study/study';
import type { RunSource, SourcedRun } from '../scheduler/runSource';
import { settled } from './settled';

/** A run that a study wants: the experiment with its seed, and the id that follows from it. */
export interface WantedRun {
  readonly id: string;
  readonly experiment: Experiment;
}

export interface StudyQueueOptions {
  readonly plan: StudyPlan;
  /** Never empty. */
  readonly devices: readonly string[];
  /** Every run of the study, in the order in which they should train. */
  readonly runs: readonly WantedRun[];
  readonly statusOf: (id: string) => RunStatus | null;
  /** Makes the folder of a run, or takes up the one that is there: it is queued and held by this process then. */
  readonly prepare: (run: WantedRun, device: string) => void;
  /** Is told when a run could not be prepared, or when one after the other failed: nothing more is given out until `release`. */
  readonly onProblem: (problem: Problem) => void;
  /** Is told when something changed: a run was given out, has ended, or none is left. */
  readonly onChange: () => void;
}

/** So many runs in a row that fail have one cause, and the next ones would fail of it too. */
const MOST_FAILURES = 3;

const unreadableCodes = ['run-unreadable', 'run-from-newer-version'];

/** The runs that a study still has to train, given out one by one. Folders are made as runs come up, not before. */
export class StudyQueue implements RunSource {
  readonly #options: StudyQueueOptions;
  readonly #active = new Set<string>();
  #plan: StudyPlan;
  #devices: readonly string[];
  #runs: readonly WantedRun[];
  #ids: ReadonlySet<string>;
  #waiting: WantedRun[];
  #held = false;
  #outOfBudget = false;
  /** Runs whose folder can't be read: they are left alone. */
  #unreadable = 0;
  /** Since the last run that did not fail. */
  #failures = 0;

  constructor(options: StudyQueueOptions) {
    this.#options = options;
    this.#plan = options.plan;
    this.#devices = options.devices;
    this.#runs = options.runs;
    this.#ids = new Set(options.runs.map(({ id }) => id));
    this.#waiting = this.#missing();
  }

  get plan(): StudyPlan {
    return this.#plan;
  }

  get priority(): number {
    return this.#plan.priority;
  }

  get devices(): readonly string[] {
    return this.#devices;
  }

  get waiting(): number {
    return this.#held ? 0 : this.#waiting.length;
  }

  /** Runs that it gave out and that have not ended. */
  get active(): readonly string[] {
    return [...this.#active];
  }

  get held(): boolean {
    return this.#held;
  }

  /** Whether it has nothing to give any more and nothing out. */
  get isOver(): boolean {
    return this.#waiting.length === 0 && this.#active.size === 0;
  }

  get outOfBudget(): boolean {
    return this.#outOfBudget;
  }

  get unreadable(): number {
    return this.#unreadable;
  }

  wants(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Gives nothing out for now. */
  hold(): void {
    this.#held = true;
  }

  /** Gives runs out again, those too that failed or were stopped meanwhile. */
  release(): void {
    this.#held = false;
    this.#outOfBudget = false;
    this.#unreadable = 0;
    this.#failures = 0;
    this.#waiting = this.#missing();
  }

  /** Takes what waits away for good. */
  empty(): void {
    this.#waiting = [];
  }

  /** Goes on with another plan; what has been given out stays out. */
  change(plan: StudyPlan, devices: readonly string[], runs: readonly WantedRun[]): void {
    this.#plan = plan;
    this.#devices = devices;
    this.#runs = runs;
    this.#ids = new Set(runs.map(({ id }) => id));
    this.#outOfBudget = false;
    this.#waiting = this.#missing();
  }

  next(device: string): SourcedRun | null {
    if (this.#held || this.#waiting.length === 0) return null;
    const { budgetSeconds, earlyStop } = this.#plan;
    if (budgetSeconds !== null && this.trainedSeconds() >= budgetSeconds) {
      this.#outOfBudget = true;
      this.#waiting = [];
      this.#options.onChange();
      return null;
    }
    this.#waiting = this.#waiting.filter((run) => !this.#isSettled(run));
    const run = this.#prepareNext(device);
    this.#options.onChange();
    if (!run) return null;
    this.#active.add(run.id);
    return { id: run.id, earlyStop };
  }

  ended(id: string): void {
    this.#active.delete(id);
    const status = this.#options.statusOf(id);
    this.#failures = status?.state === 'failed' ? this.#failures + 1 : 0;
    if (this.#failures >= MOST_FAILURES && status?.problem) {
      this.#held = true;
      this.#options.onProblem(status.problem);
    }
    this.#options.onChange();
  }

  /** Seconds trained by all runs of the study, whoever started them. */
  trainedSeconds(): number {
    return this.#runs.reduce((sum, { id }) => sum + (this.#options.statusOf(id)?.trainedSeconds ?? 0), 0);
  }

  /** A run that another study or another process trains meanwhile is waited for: it may end before its last step. */
  #prepareNext(device: string): WantedRun | null {
    for (;;) {
      const run = this.#waiting.find(({ id }) => !isActive(this.#options.statusOf(id)));
      if (!run) return null;
      try {
        this.#options.prepare(run, device);
        this.#leave(run);
        return run;
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        if (!unreadableCodes.includes(error.problem.code)) {
          this.#held = true;
          this.#options.onProblem(error.problem);
          return null;
        }
        this.#unreadable += 1;
        this.#leave(run);
      }
    }
  }

  #leave(run: WantedRun): void {
    this.#waiting = this.#waiting.filter((waiting) => waiting !== run);
  }

  #missing(): WantedRun[] {
    return this.#runs.filter((run) => !this.#active.has(run.id) && !this.#isSettled(run));
  }

  #isSettled({ id }: WantedRun): boolean {
    const status = this.#options.statusOf(id);
    return status !== null && settled(status, this.#plan.earlyStop);
  }
}

function isActive(status: RunStatus | null): boolean {
  return status !== null && activeStates.includes(status.state);
}
