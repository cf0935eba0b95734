import { flatExperiment } from '@shared/experiment/flatExperiment';
import type { Evaluation } from '@shared/run/evaluation';
import type { Table, TableCell } from '../../formats/table/table';
import { readIfWhole } from '../../store/readIfWhole';
import type { RunFolder } from '../../store/runFolder';
import { tableOfCells } from './tableOfCells';

/**
 * A row for each run: what it is, every field of its experiment, and what its newest evaluation measured, each metric with
 * its 95 % interval and its level of chance.
 */
export function runTable(runs: readonly RunFolder[]): Table {
  return tableOfCells(runs.map(rowOf));
}

function rowOf(run: RunFolder): Map<string, TableCell> {
  const experiment = run.readExperiment();
  const status = run.readStatus();
  const { tags, notes } = run.readAnnotations();
  const evaluation = readIfWhole(() => run.readLastEvaluation());
  return new Map<string, TableCell>([
    ['run', status.id],
    ['name', experiment.name],
    ['state', status.state],
    ['step', status.step],
    ['total_steps', status.totalSteps],
    ['device', status.device],
    ['imported_from', status.origin?.name ?? null],
    ['created', status.createdAt],
    ['finished', status.finishedAt],
    ['trained_seconds', status.trainedSeconds],
    ['milliseconds_per_step', status.millisecondsPerStep],
    ['tags', tags.join('; ')],
    ['notes', notes],
    ...flatExperiment(experiment),
    ...(evaluation ? evaluationCells(evaluation) : []),
  ]);
}

function evaluationCells(evaluation: Evaluation): [string, TableCell][] {
  const { step, samples, nllSamples, nll, kl, elbo, intervals, latentsUsed, entropyFloor, mig, geometry, metrics } = evaluation;
  return [
    ['result.step', step],
    ['result.samples', samples],
    ['result.nll_samples', nllSamples],
    ['result.nll', nll],
    ['result.kl', kl],
    ['result.elbo', elbo],
    ...(['nll', 'kl', 'elbo'] as const).flatMap((name): [string, TableCell][] => [[`result.${name}.low`, intervals?.[name][0] ?? null], [`result.${name}.high`, intervals?.[name][1] ?? null]]),
    ['result.entropy_floor', entropyFloor],
    ['result.latents_used', latentsUsed],
    ['result.mig', mig?.value ?? null],
    ['result.geometry_r2', geometry?.score ?? null],
    ['result.singular_value_ratio', geometry?.singularValueRatio ?? null],
    ...metrics.flatMap(({ name, value, interval, chance }): [string, TableCell][] => [
      [`metric.${name}`, value],
      [`metric.${name}.low`, interval?.[0] ?? null],
      [`metric.${name}.high`, interval?.[1] ?? null],
      [`metric.${name}.chance`, chance],
    ]),
  ];
}
