import type { Evaluation } from '@shared/run/evaluation';
import type { MetricRecord } from '@shared/run/metrics';
import type { RunStatus } from '@shared/run/status';
import type { Headline } from '@shared/run/summary';

/**
 * The numbers of a run that lists show. NLL and KL are those of the training batches while a run can go on, and those of
 * the evaluation, on many more images, once it is finished or stopped by the rule of its study. What an imported run was
 * never evaluated for is what its own program logged.
 */
export function headlineOf({ state, stoppedByRule }: Pick<RunStatus, 'state' | 'stoppedByRule'>, metric: MetricRecord | null, evaluation: Evaluation | null): Headline {
  const objective = state === 'finished' || stoppedByRule !== null ? (evaluation ?? metric) : metric;
  return {
    loss: metric?.loss ?? null,
    nll: objective?.nll ?? null,
    kl: objective?.kl ?? null,
    mig: evaluation?.mig?.value ?? metric?.extras['mig'] ?? null,
    latentsUsed: evaluation?.latentsUsed ?? metric?.extras['latentsUsed'] ?? null,
    geometryScore: evaluation?.geometry?.score ?? metric?.extras['geometryScore'] ?? null,
  };
}
