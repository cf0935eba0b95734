import type { MatrixMeasure } from './matrixMeasures';
import type { MatrixCell, MatrixRow } from './matrixRows';

/** A cell as it is read out: `β 4 · Broadcast, seed 3: finished, NLL 24.30`. */
export function cellText({ name }: MatrixRow, { seed, run }: MatrixCell, measure: MatrixMeasure | null): string {
  const state = run?.status.state ?? 'not queued';
  const value = run && measure ? measure.value(run) : null;
  return `${name}, seed ${String(seed)}: ${state}${value === null || !measure ? '' : `, ${measure.title} ${measure.text(value)}`}`;
}
