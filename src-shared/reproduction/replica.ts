import type { ClaimMeasure } from './claim';

/** What one replica has reached, and where it stands in its study. */
export interface Replica {
  /** The label of its value on each axis, by the axis' title. */
  readonly labels: Readonly<Record<string, string>>;
  /** Missing where it was not measured. */
  readonly measures: Readonly<Partial<Record<ClaimMeasure, number>>>;
}
