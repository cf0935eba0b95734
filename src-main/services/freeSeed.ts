import type { Experiment } from '@shared/experiment/experiment';

/** The lowest seed above the experiment's own that no run with an otherwise equal experiment has. */
export function nextFreeSeed(experiment: Experiment, others: readonly Experiment[]): number {
  const wanted = withoutSeed(experiment);
  const taken = new Set(others.filter((other) => withoutSeed(other) === wanted).map((other) => other.training.seed));
  let seed = experiment.training.seed + 1;
  while (taken.has(seed)) seed += 1;
  return seed;
}

/** Experiments come out of their schema, which fixes the order of fields. */
function withoutSeed(experiment: Experiment): string {
  return JSON.stringify({ ...experiment, training: { ...experiment.training, seed: 0 } });
}
