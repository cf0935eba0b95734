import type { MetricRecord } from '@shared/run/metrics';

/** The last record, with the last known value in place of each that it lacks: other programs log their measures at different steps. */
export function lastKnownMeasures(records: readonly MetricRecord[]): MetricRecord | null {
  const last = records.at(-1);
  if (!last) return null;
  const known = (read: (record: MetricRecord) => number | null) => {
    for (let index = records.length - 1; index >= 0; index--) {
      const value = read(records[index]!);
      if (value !== null) return value;
    }
    return null;
  };
  return { ...last, loss: known(({ loss }) => loss), nll: known(({ nll }) => nll), kl: known(({ kl }) => kl), extras: Object.assign({}, ...records.map(({ extras }) => extras)) as MetricRecord['extras'] };
}
