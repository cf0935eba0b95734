import type { LocationQuery } from 'vue-router';
import type { RunSource } from './savedViews';

/** Which runs an address compares; null where it does not say. */
export function sourceOfQuery({ study, runs }: LocationQuery): RunSource | null {
  if (typeof study === 'string' && study !== '') return { kind: 'study', id: study };
  if (typeof runs === 'string' && runs !== '') return { kind: 'runs', ids: runs.split(',') };
  return null;
}

/** The address of a comparison. */
export function compareQuery(source: RunSource, view: string): Record<string, string> {
  const { kind } = source;
  return { ...(kind === 'study' ? { study: source.id } : kind === 'runs' ? { runs: source.ids.join(',') } : {}), view };
}
