import { formatDuration } from '@renderer/shared/format/duration';
import { formatCompact, formatNumber, NOT_MEASURED } from '@renderer/shared/format/number';
import type { TermName } from '@renderer/shared/terms';
import type { RunRow, SortKey } from './runRows';

/** A column of the table of runs. */
export interface RunColumn {
  readonly key: SortKey;
  readonly title: string;
  /** In pixels; the name's column takes what is left too. */
  readonly width: number;
  readonly numeric?: boolean;
  /** What explains the title. */
  readonly term?: TermName;
  /** What stands in a cell. Columns without it show more than words. */
  readonly text?: (row: RunRow) => string;
}

const created = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit' });

export const runColumns: readonly [RunColumn, ...RunColumn[]] = [
  { key: 'name', title: 'Name', width: 200 },
  { key: 'state', title: 'State', width: 100 },
  { key: 'decoder', title: 'Decoder', width: 82, text: (row) => row.decoder },
  { key: 'dataset', title: 'Dataset', width: 136, text: (row) => row.dataset },
  { key: 'objective', title: 'Objective', width: 104, text: (row) => row.objective },
  { key: 'seed', term: 'seed', title: 'Seed', width: 52, numeric: true, text: (row) => String(row.seed) },
  { key: 'step', title: 'Steps', width: 106, numeric: true, text: (row) => (row.step === row.totalSteps ? formatCompact(row.step) : `${formatCompact(row.step)} / ${formatCompact(row.totalSteps)}`) },
  { key: 'nll', term: 'nll', title: 'NLL', width: 78, numeric: true, text: (row) => formatNumber(row.nll) },
  { key: 'kl', term: 'kl', title: 'KL', width: 72, numeric: true, text: (row) => formatNumber(row.kl, 3) },
  { key: 'mig', term: 'mig', title: 'MIG', width: 60, numeric: true, text: (row) => fraction(row.mig) },
  { key: 'geometryScore', term: 'geometryScore', title: 'Geom. R²', width: 76, numeric: true, text: (row) => fraction(row.geometryScore) },
  { key: 'latentsUsed', term: 'latentsUsed', title: 'Used', width: 54, numeric: true, text: (row) => (row.latentsUsed === null ? NOT_MEASURED : String(row.latentsUsed)) },
  { key: 'trainedSeconds', title: 'Trained', width: 96, numeric: true, text: (row) => (row.trainedSeconds === 0 ? NOT_MEASURED : formatDuration(row.trainedSeconds)) },
  { key: 'createdAt', title: 'Created', width: 110, numeric: true, text: (row) => created.format(new Date(row.createdAt)) },
  { key: 'study', title: 'Study', width: 118 },
  { key: 'tags', title: 'Tags', width: 130 },
];

function fraction(value: number | null): string {
  return value === null ? NOT_MEASURED : value.toFixed(3);
}
