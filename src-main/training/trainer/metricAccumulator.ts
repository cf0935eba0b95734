import type { MetricRecord } from '@shared/run/metrics';
import type { StepMeasures } from '../../engine/engine';

/** Collects the measures of steps until a line of `metrics.jsonl` is due: the line holds their means. */
export class MetricAccumulator {
  #measures: StepMeasures[] = [];
  #milliseconds = 0;

  add(measures: readonly StepMeasures[], milliseconds: number): void {
    this.#measures.push(...measures);
    this.#milliseconds += milliseconds;
  }

  /** The line for everything since the last one; null when there was no step. */
  take(sequence: number, step: number, seconds: number): MetricRecord | null {
    const measures = this.#measures;
    if (measures.length === 0) return null;
    const record = {
      sequence,
      step,
      seconds,
      loss: mean(measures.map((measure) => measure.loss)),
      nll: mean(measures.map((measure) => measure.nll)),
      kl: mean(measures.map((measure) => measure.kl)),
      klPerLatent: meanPerLatent(measures.map((measure) => measure.klPerLatent)),
      sigmaPerLatent: meanPerLatent(measures.map((measure) => measure.sigmaPerLatent)),
      extras: Object.fromEntries(Object.keys(measures[0]!.extras).map((name) => [name, mean(measures.map((measure) => measure.extras[name]!))])),
      millisecondsPerStep: this.#milliseconds / measures.length,
    };
    this.#measures = [];
    this.#milliseconds = 0;
    return record;
  }
}

/** Null where a value is not finite: JSON has no such number. */
function mean(values: readonly number[]): number | null {
  const sum = values.reduce((total, value) => total + value, 0);
  return Number.isFinite(sum) ? sum / values.length : null;
}

function meanPerLatent(vectors: readonly Float32Array[]): (number | null)[] {
  return Array.from(vectors[0]!, (_, latent) => mean(vectors.map((vector) => vector[latent]!)));
}
