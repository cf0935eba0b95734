import type { Evaluation } from '@shared/run/evaluation';

export interface EvaluationSource {
  /** Every stored evaluation. */
  read(): Promise<readonly Evaluation[]>;
  onChange(): void;
  onProblem(error: unknown): void;
}

/** One run's evaluations by step: reads the store, then follows the stream; an evaluation that comes during a read outlives it. */
export class EvaluationFollower {
  readonly #source: EvaluationSource;
  #byStep = new Map<number, Evaluation>();
  #sorted: readonly Evaluation[] = [];
  #arrived: Evaluation[] = [];
  #generation = 0;

  constructor(source: EvaluationSource) {
    this.#source = source;
  }

  /** By step, ascending; the same array until something changes. */
  get evaluations(): readonly Evaluation[] {
    return this.#sorted;
  }

  /** Reads everything from the store; a resumed run has lost the evaluations after its checkpoint. */
  async restart(): Promise<void> {
    const generation = ++this.#generation;
    this.#arrived = [];
    try {
      const stored = await this.#source.read();
      if (generation !== this.#generation) return;
      this.#byStep = new Map([...stored, ...this.#arrived].map((evaluation) => [evaluation.step, evaluation]));
      this.#changed();
    } catch (error) {
      if (generation === this.#generation) this.#source.onProblem(error);
    }
  }

  add(evaluation: Evaluation): void {
    this.#arrived.push(evaluation);
    this.#byStep.set(evaluation.step, evaluation);
    this.#changed();
  }

  #changed(): void {
    this.#sorted = [...this.#byStep.values()].sort((left, right) => left.step - right.step);
    this.#source.onChange();
  }

  /** Forgets any read that is under way. */
  stop(): void {
    this.#generation += 1;
  }
}
