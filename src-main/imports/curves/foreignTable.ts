/** Metrics of one run as another program wrote them. */
export interface ForeignTable {
  /** Tells it apart from the others of one import. */
  readonly key: string;
  readonly source: 'csv' | 'tensorBoard';
  readonly name: string;
  readonly seed: number | null;
  /** Names of the measures, the step aside. */
  readonly columns: readonly string[];
  /** By step, ascending, each step once. */
  readonly rows: readonly ForeignRow[];
}

export interface ForeignRow {
  readonly step: number;
  /** A value for each column; null where it was not logged or is not finite. */
  readonly values: readonly (number | null)[];
}
