import type { Evaluation } from '@shared/run/evaluation';
import type { MetricRecord } from '@shared/run/metrics';
import type { RunState } from '@shared/run/status';
import type { Headline } from '@shared/run/summary';

/**
 * The numbers of a run that lists show. NLL and KL are those of the training batches while a run can go on, and those of
 * the evaluation, on many more images, once it is finished.
 */
export function headlineOf(state: RunState, metric: MetricRecord | null, evaluation: Evaluation | null): Headline {
  const objective = state === 'finished' ? (evaluation ?? metric) : metric;
  return {
    loss: metric?.loss ?? null,
    nll: objective?.nll ?? null,
    kl: objective?.kl ?? null,
    mig: evaluation?.mig.value ?? null,
    latentsUsed: evaluation?.latentsUsed ?? null,
    geometryScore: evaluation?.geometry.score ?? null,
  };
}
