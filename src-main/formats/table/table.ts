/** Missing values are null. */
export type TableCell = string | number | null;

export interface TableColumn {
  readonly name: string;
  /** Integers are 32 bits wide. */
  readonly type: 'text' | 'integer' | 'number';
}

/** A table to be written to a file; its rows are made while they are written, in blocks. */
export interface Table {
  readonly columns: readonly TableColumn[];
  readonly blocks: () => Iterable<readonly (readonly TableCell[])[]>;
}
