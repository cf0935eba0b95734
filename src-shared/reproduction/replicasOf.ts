import type { EvaluationNumbers } from '../contract/comparison';
import type { StudyOverview } from '../contract/studies';
import type { RunStatus } from '../run/status';
import type { ClaimMeasure } from './claim';
import type { Replica } from './replica';

/** What the runs of a study say, and how many say nothing. */
export interface StudyReading {
  /** Runs that have ended as they should, and were measured. */
  readonly replicas: readonly Replica[];
  /** Runs whose numbers stopped being finite: they have no result, and count in no mean. */
  readonly diverged: number;
  /** Runs that are not there yet, train, or ended before their last step. */
  readonly missing: number;
}

/** The replicas of a study that claims can be judged by. Only runs that were trained to their end count. */
export function replicasOf(
  { study, cells }: StudyOverview,
  statusOf: (id: string) => Pick<RunStatus, 'state' | 'stoppedByRule'> | null,
  evaluationOf: (id: string) => EvaluationNumbers | null,
): StudyReading {
  const { axes } = study.plan;
  const replicas: Replica[] = [];
  let diverged = 0;
  let missing = 0;
  for (const { coordinates, runs } of cells) {
    const labels = Object.fromEntries(axes.map(({ title, values }, axis) => [title, values[coordinates[axis]!]!.label]));
    for (const { id } of runs) {
      const status = statusOf(id);
      const evaluation = status?.state === 'finished' || status?.stoppedByRule ? evaluationOf(id) : null;
      if (status?.state === 'diverged') diverged += 1;
      else if (evaluation === null) missing += 1;
      else replicas.push({ labels, measures: measuresOf(evaluation) });
    }
  }
  return { replicas, diverged, missing };
}

function measuresOf({ nll, kl, elbo, latentsUsed, mig, geometry, metrics }: EvaluationNumbers): Replica['measures'] {
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value;
  const all: Record<ClaimMeasure, number | null | undefined> = {
    nll, kl, elbo, latentsUsed,
    mig: mig?.value,
    geometryScore: geometry?.score,
    // Where nothing is held out, the trained region is all there is.
    trainedGeometryScore: geometry?.trainedScore ?? geometry?.score,
    factorVaeScore: metric('factorVaeScore'),
    hoyerSparsity: metric('hoyerSparsity'),
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [ClaimMeasure, number] => entry[1] !== null && entry[1] !== undefined));
}
