import type { EvaluationNumbers } from '@shared/contract/comparison';
import type { ComparedRun } from './comparedRun';

/** A number of a run that can stand on an axis or in a column. */
export interface ComparisonMeasure {
  /** Stable: part of addresses and exported files. */
  readonly name: string;
  /** On an axis, with its unit. */
  readonly title: string;
  /** In a table's head. */
  readonly short: string;
  /** Which direction is better; null where neither is by itself. */
  readonly better: 'higher' | 'lower' | null;
  /** Digits after the point where it is printed. */
  readonly decimals: number;
  /** Null where it has not been measured. */
  readonly value: (run: ComparedRun) => number | null;
}

const ofEvaluation = (read: (evaluation: EvaluationNumbers) => number | null | undefined) => ({ evaluation }: ComparedRun) => (evaluation ? read(evaluation) ?? null : null);

const headline: readonly ComparisonMeasure[] = [
  { name: 'elbo', title: 'ELBO loss: NLL + KL (nats)', short: 'ELBO', better: 'lower', decimals: 1, value: ofEvaluation(({ elbo }) => elbo) },
  { name: 'nll', title: 'Distortion: NLL (nats)', short: 'NLL', better: 'lower', decimals: 1, value: ofEvaluation(({ nll }) => nll) },
  { name: 'nllAboveFloor', title: 'NLL above the entropy floor (nats)', short: 'NLL − floor', better: 'lower', decimals: 1, value: ofEvaluation(({ nll, entropyFloor }) => (entropyFloor === null ? null : nll - entropyFloor)) },
  { name: 'kl', title: 'Rate: KL (nats)', short: 'KL', better: null, decimals: 2, value: ofEvaluation(({ kl }) => kl) },
  { name: 'latentsUsed', title: 'Latents used', short: 'Used', better: null, decimals: 2, value: ofEvaluation(({ latentsUsed }) => latentsUsed) },
  { name: 'mig', title: 'MIG', short: 'MIG', better: 'higher', decimals: 3, value: ofEvaluation(({ mig }) => mig?.value) },
  { name: 'geometryScore', title: 'Geometry: R² of the affine map', short: 'Geometry R²', better: 'higher', decimals: 3, value: ofEvaluation(({ geometry }) => geometry?.score) },
  { name: 'geometryTrainedScore', title: 'Geometry within what was trained: R²', short: 'R² trained', better: 'higher', decimals: 3, value: ofEvaluation(({ geometry }) => geometry?.trainedScore) },
  { name: 'singularValueRatio', title: 'Singular-value ratio of the geometry', short: 'SV ratio', better: 'higher', decimals: 2, value: ofEvaluation(({ geometry }) => geometry?.singularValueRatio) },
  { name: 'trainedSeconds', title: 'Training time (s)', short: 'Time (s)', better: 'lower', decimals: 0, value: ({ trainedSeconds }) => trainedSeconds },
];

/** Metrics of `evaluation.metrics` that say what the headline numbers say already. */
const sameAsHeadline: readonly string[] = ['mig', 'geometryScore', 'geometryScoreTrained', 'latentsUsed'];
/** Of the metrics, those that are no score: dependence between latents, and sparsity, which is good for some aims only. */
const directions: Readonly<Partial<Record<string, ComparisonMeasure['better']>>> = { totalCorrelation: 'lower', latentInformation: 'lower', hoyerSparsity: null };

/** Every measure that at least one of the runs has, headline numbers first. */
export function comparisonMeasures(runs: readonly ComparedRun[]): ComparisonMeasure[] {
  const titles = new Map<string, string>();
  for (const { evaluation } of runs) {
    for (const { name, title, value } of evaluation?.metrics ?? []) if (value !== null && !sameAsHeadline.includes(name)) titles.set(name, title);
  }
  const measured = [...titles].map(([name, title]): ComparisonMeasure => ({
    name, title, short: title, better: name in directions ? directions[name] ?? null : 'higher', decimals: 3,
    value: ofEvaluation(({ metrics }) => metrics.find((metric) => metric.name === name)?.value),
  }));
  return [...headline.filter(({ value }) => runs.some((run) => value(run) !== null)), ...measured];
}
