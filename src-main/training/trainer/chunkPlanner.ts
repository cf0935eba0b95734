/**
 * A call should take about this long: rarely enough to cost nothing, often enough for a prompt stop and for curves that grow
 * at least four times a second, with something to spare for rounding to whole steps.
 */
const CALL_MILLISECONDS = 220;
/** For all chunks in flight together. */
const MEMORY_BYTES = 64 * 1024 * 1024;
/** Chunks that exist at once: one being trained on, one waiting, one being rendered. */
const CHUNKS_ALIVE = 3;
/** One slow or fast call must not throw the plan far off. */
const LARGEST_GROWTH = 4;
/** Weight of the newest call in the running mean. */
const NEWEST_WEIGHT = 0.3;

export interface ChunkPlannerOptions {
  /** Steps trained already. */
  readonly step: number;
  readonly totalSteps: number;
  /** Steps at which a call has to end, ascending. */
  readonly stops: readonly number[];
  /** A call also has to end at every multiple of this. */
  readonly every: number | null;
  readonly bytesPerStep: number;
}

/** Decides how many steps each engine call makes, from the steps' measured time. Plans ahead of what is trained. */
export class ChunkPlanner {
  readonly #options: ChunkPlannerOptions;
  readonly #limit: number;
  #planned: number;
  #previous = 1;
  #observations = 0;
  #millisecondsPerStep: number | null = null;

  constructor(options: ChunkPlannerOptions) {
    this.#options = options;
    this.#planned = options.step;
    this.#limit = Math.max(1, Math.floor(MEMORY_BYTES / CHUNKS_ALIVE / options.bytesPerStep));
  }

  /** Running mean over recent calls; null until the second call, since the first one also warms the engine up. */
  get millisecondsPerStep(): number | null {
    return this.#millisecondsPerStep;
  }

  /** Steps of the next chunk; 0 when everything is planned. */
  next(): number {
    const wanted = this.#millisecondsPerStep === null ? 1 : Math.round(CALL_MILLISECONDS / this.#millisecondsPerStep);
    const steps = Math.max(1, Math.min(wanted, this.#previous * LARGEST_GROWTH, this.#limit));
    const clipped = Math.min(steps, this.#nextStop() - this.#planned);
    // The clipped length says nothing about speed, so growth goes on from the unclipped one.
    this.#previous = steps;
    this.#planned += clipped;
    return clipped;
  }

  /** Learns from a finished call. */
  observe(steps: number, milliseconds: number): void {
    this.#observations += 1;
    if (this.#observations === 1) return;
    const newest = Math.max(milliseconds / steps, 0.001);
    const mean = this.#millisecondsPerStep;
    this.#millisecondsPerStep = mean === null ? newest : mean + NEWEST_WEIGHT * (newest - mean);
  }

  #nextStop(): number {
    const { stops, every, totalSteps } = this.#options;
    const stop = stops.find((candidate) => candidate > this.#planned) ?? totalSteps;
    const multiple = every === null ? totalSteps : (Math.floor(this.#planned / every) + 1) * every;
    return Math.min(stop, multiple, totalSteps);
  }
}
