import type { PlotTable } from '@renderer/shared/plots/plotTable';
import type { RunRow } from './runRows';

/** The table of runs as it goes into a CSV file: every value in full. */
export function runsTable(rows: readonly RunRow[]): PlotTable {
  return {
    columns: ['run', 'name', 'study', 'state', 'decoder', 'dataset', 'beta', 'seed', 'step', 'total_steps', 'nll_nats', 'kl_nats', 'mig', 'geometry_r2', 'latents_used', 'trained_seconds', 'created', 'tags', 'notes'],
    rows: rows.map((row) => [
      row.id, row.name, row.study?.name ?? null, row.state, row.decoder, row.dataset, row.beta, row.seed, row.step, row.totalSteps,
      row.nll, row.kl, row.mig, row.geometryScore, row.latentsUsed, row.trainedSeconds, row.createdAt, row.tags.join('; '), row.notes,
    ]),
  };
}
