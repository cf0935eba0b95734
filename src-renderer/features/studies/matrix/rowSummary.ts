import type { MatrixMeasure } from './matrixMeasures';
import type { MatrixCell, MatrixRow } from './matrixRows';

/** Whether a run has gone as far as its study lets it go, so that its numbers can stand beside those of others. */
export function isSettled({ run }: MatrixCell): boolean {
  return run !== null && (run.status.state === 'finished' || run.status.stoppedByRule !== null);
}

/** A measure of the settled replicas of one row. */
export function settledValues(row: MatrixRow, measure: MatrixMeasure): number[] {
  return row.cells.flatMap((cell) => {
    const value = isSettled(cell) ? measure.value(cell.run!) : null;
    return value === null ? [] : [value];
  });
}
