import { evaluationNumbersSchema, type EvaluationNumbers } from '@shared/contract/comparison';
import type { Experiment } from '@shared/experiment/experiment';
import type { RunSummary } from '@shared/run/summary';
import type { ComparedRun } from '@renderer/features/compare/comparedRun';
import { ComparedRuns } from '@renderer/features/compare/comparedRuns';
import { sampleEvaluation, sampleRun } from '../support/sampleRuns';

/** What a sample has that others have not. */
export interface SampleChanges {
  readonly experiment?: (experiment: Experiment) => Experiment;
  readonly evaluation?: Partial<EvaluationNumbers> | null;
}

/** Summaries of finished runs with seeds 0, 1, …, changed one by one; ids in the order given. */
export function summariesOf(changes: readonly SampleChanges[]): RunSummary[] {
  return changes.map(({ experiment = (same) => same }, seed) => {
    const run = sampleRun(idOf(seed), 'finished', seed);
    return { ...run, experiment: experiment(run.experiment) };
  });
}

/** The same runs as Compare sees them, with their evaluations. */
export function comparedSamples(changes: readonly SampleChanges[]): readonly ComparedRun[] {
  const evaluations = changes.flatMap(({ evaluation = {} }, seed) => (evaluation === null ? [] : [[idOf(seed), { ...numbers(), ...evaluation }] as const]));
  return new ComparedRuns().update(summariesOf(changes), new Map(evaluations), new Map());
}

export function idOf(seed: number): string {
  return `20260301-1000${String(seed).padStart(2, '0')}-sample`;
}

function numbers(): EvaluationNumbers {
  const left: Record<string, unknown> = { ...sampleEvaluation() };
  const plane: Record<string, unknown> = { ...sampleEvaluation().geometry };
  const without = (all: Record<string, unknown>, names: readonly string[]) => Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)));
  return evaluationNumbersSchema.parse({ ...without(left, ['cloud']), geometry: without(plane, ['factorValues', 'means', 'heldOut', 'blank']) });
}
