import type { Experiment } from '@shared/experiment/experiment';
import { RunProgress } from './runProgress';

/** How far a series of runs is. Starts from measured estimates, and corrects them by how long the runs really take. */
export class SeriesProgress {
  readonly #estimates: readonly number[];
  readonly #now: () => number;
  /** Seconds that finished runs took. */
  #taken: number[] = [];
  #run: { readonly progress: RunProgress; readonly startedAt: number } | null = null;

  /** @param estimates seconds for each run, in order. */
  constructor(estimates: readonly number[], now: () => number = () => performance.now()) {
    this.#estimates = estimates;
    this.#now = now;
  }

  /** The next run starts. */
  begin(experiment: Experiment): RunProgress {
    const progress = new RunProgress(experiment, this.#now);
    this.#run = { progress, startedAt: this.#now() };
    return progress;
  }

  /** The run that was begun has ended. */
  end(): void {
    if (this.#run) this.#taken.push((this.#now() - this.#run.startedAt) / 1000);
    this.#run = null;
  }

  /** Of the time for all runs. */
  get fraction(): number {
    const passed = sum(this.#taken) + this.#passed();
    return passed / Math.max(passed + this.secondsLeft(), 0.001);
  }

  secondsLeft(): number {
    const finished = this.#taken.length;
    const estimated = sum(this.#estimates.slice(0, finished));
    const correction = estimated > 0 ? sum(this.#taken) / estimated : 1;
    const waiting = sum(this.#estimates.slice(finished + (this.#run ? 1 : 0))) * correction;
    return waiting + this.#currentLeft(correction);
  }

  #currentLeft(correction: number): number {
    if (!this.#run) return 0;
    const { progress } = this.#run;
    const expected = Math.max(0, this.#estimates[this.#taken.length]! * correction - this.#passed());
    const own = progress.secondsLeft();
    // The first calls of a run say little about it; the further it is, the more its own time counts.
    return own === null ? expected : expected + progress.fraction * (own - expected);
  }

  #passed(): number {
    return this.#run ? (this.#now() - this.#run.startedAt) / 1000 : 0;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
