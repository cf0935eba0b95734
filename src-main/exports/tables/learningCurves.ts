import { countUsedLatents, type MetricRecord } from '@shared/run/metrics';
import type { Table, TableCell, TableColumn } from '../../formats/table/table';
import type { RunFolder } from '../../store/runFolder';

/**
 * Every logged line of some runs, one after the other: losses, what the objective measures besides, and KL and mean posterior
 * σ of each latent. Nats per image, means over the steps since the line before.
 * @param onRun is told how many runs are read; what it throws ends the table.
 */
export function learningCurves(runs: readonly RunFolder[], onRun: (done: number) => void): Table {
  const latents = Math.max(0, ...runs.map((run) => run.readLastMetric()?.klPerLatent.length ?? 0));
  const extras = [...new Set(runs.flatMap((run) => Object.keys(run.readLastMetric()?.extras ?? {})))].sort();
  return {
    columns: columnsOf(extras, latents),
    blocks: function* blocks() {
      for (const [index, run] of runs.entries()) {
        const { name, training } = run.readExperiment();
        yield run.readMetrics().map((record) => [run.id, name, training.seed, ...cellsOf(record, extras, latents)]);
        onRun(index + 1);
      }
    },
  };
}

function columnsOf(extras: readonly string[], latents: number): TableColumn[] {
  const perLatent = (stem: string) => Array.from({ length: latents }, (_, latent) => `${stem}_z${String(latent)}`);
  const integer = (name: string): TableColumn => ({ name, type: 'integer' });
  const number = (name: string): TableColumn => ({ name, type: 'number' });
  return [
    { name: 'run', type: 'text' }, { name: 'name', type: 'text' }, integer('seed'), integer('step'),
    ...['seconds', 'loss', 'nll', 'kl'].map(number), integer('latents_used'), number('milliseconds_per_step'),
    ...[...extras, ...perLatent('kl'), ...perLatent('sigma')].map(number),
  ];
}

function cellsOf(record: MetricRecord, extras: readonly string[], latents: number): TableCell[] {
  const { step, seconds, loss, nll, kl, klPerLatent, sigmaPerLatent, millisecondsPerStep } = record;
  const padded = (values: readonly (number | null)[]) => Array.from({ length: latents }, (_, latent) => values[latent] ?? null);
  const used = sigmaPerLatent.length === 0 ? null : countUsedLatents(sigmaPerLatent);
  return [step, seconds, loss, nll, kl, used, millisecondsPerStep, ...extras.map((name) => record.extras[name] ?? null), ...padded(klPerLatent), ...padded(sigmaPerLatent)];
}
