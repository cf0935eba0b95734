import { betaOf } from '@shared/experiment/objective';
import type { RunState } from '@shared/run/status';
import type { RunSummary } from '@shared/run/summary';
import type { EarlyStop } from '@shared/study/earlyStop';
import { datasetLabel, decoderLabel, objectiveLabel } from '@renderer/shared/runs/partLabels';

/** A run as one row of plain values: what the table shows, sorts, filters and exports. */
export interface RunRow {
  readonly id: string;
  readonly name: string;
  /** The study that it belongs to; null where it belongs to none. */
  readonly study: { readonly id: string; readonly name: string } | null;
  readonly state: RunState;
  readonly stoppedByRule: EarlyStop | null;
  readonly decoder: string;
  readonly dataset: string;
  readonly objective: string;
  /** The weight of the KL term; null for objectives that do not weigh it by one number. */
  readonly beta: number | null;
  readonly seed: number;
  readonly step: number;
  readonly totalSteps: number;
  readonly nll: number | null;
  readonly kl: number | null;
  readonly mig: number | null;
  readonly geometryScore: number | null;
  readonly latentsUsed: number | null;
  readonly trainedSeconds: number;
  readonly createdAt: string;
  readonly tags: readonly string[];
  readonly notes: string;
}

export function runRow({ status, experiment, annotations, headline }: RunSummary, study: RunRow['study']): RunRow {
  return {
    id: status.id,
    name: experiment.name,
    study,
    state: status.state,
    stoppedByRule: status.stoppedByRule,
    decoder: decoderLabel(experiment.model.decoder),
    dataset: datasetLabel(experiment.dataset),
    objective: objectiveLabel(experiment.objective),
    beta: betaOf(experiment.objective),
    seed: experiment.training.seed,
    step: status.step,
    totalSteps: status.totalSteps,
    nll: headline.nll,
    kl: headline.kl,
    mig: headline.mig,
    geometryScore: headline.geometryScore,
    latentsUsed: headline.latentsUsed,
    trainedSeconds: status.trainedSeconds,
    createdAt: status.createdAt,
    tags: annotations.tags,
    notes: annotations.notes,
  };
}

export interface RunFilter {
  /** Words that must all occur in name, dataset, decoder, tags or notes; `seed:3`, `beta:4` and `tag:paper` are exact. */
  readonly text: string;
  /** States that pass; empty lets all pass. */
  readonly states: readonly RunState[];
  readonly decoders: readonly string[];
}

export function filterRows(rows: readonly RunRow[], filter: RunFilter): RunRow[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return rows.filter((row) => {
    if (filter.states.length > 0 && !filter.states.includes(row.state)) return false;
    if (filter.decoders.length > 0 && !filter.decoders.includes(row.decoder)) return false;
    return words.every((word) => matches(row, word));
  });
}

/** A run's id is full of digits: only a long piece of it counts. */
const SHORTEST_ID_PIECE = 8;

function matches(row: RunRow, word: string): boolean {
  const exact = [`seed:${String(row.seed)}`, `beta:${String(row.beta)}`, ...row.tags.map((tag) => `tag:${tag.toLowerCase()}`)];
  if (exact.includes(word)) return true;
  const text = [row.name, row.study?.name ?? '', row.dataset, row.decoder, ...row.tags, row.notes].join(' ').toLowerCase();
  return text.includes(word) || (word.length >= SHORTEST_ID_PIECE && row.id.includes(word));
}

export type SortKey = Exclude<keyof RunRow, 'notes' | 'stoppedByRule'>;
export interface Sorting {
  readonly key: SortKey;
  readonly order: 'ascend' | 'descend';
}

/** Sorted rows; rows without a value come last in either direction, equal ones stay newest first. */
export function sortRows(rows: readonly RunRow[], { key, order }: Sorting): RunRow[] {
  const sign = order === 'ascend' ? 1 : -1;
  return [...rows].sort((left, right) => {
    const [a, b] = [sortValue(left[key]), sortValue(right[key])];
    if (a === null || b === null) return a === b ? newestFirst(left, right) : a === null ? 1 : -1;
    const difference = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', { numeric: true });
    return difference === 0 ? newestFirst(left, right) : sign * difference;
  });
}

function sortValue(value: RunRow[SortKey]): string | number | null {
  if (typeof value !== 'object' || value === null) return value;
  return 'name' in value ? value.name : value.join(' ');
}

function newestFirst(left: RunRow, right: RunRow): number {
  return left.id < right.id ? 1 : left.id > right.id ? -1 : 0;
}
