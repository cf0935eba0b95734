/** A file to import from: on the disk, uploaded, or inside an archive. */
export interface ImportFile {
  /** Where it lies in what is imported, with forward slashes; never used as a path. */
  readonly name: string;
  readonly bytes: number;
  /** Its content, piece by piece; never more than `bytes`. */
  readonly read: () => AsyncIterable<Uint8Array>;
}

/** Files that are open for import. */
export interface ImportFiles {
  readonly files: readonly ImportFile[];
  readonly close: () => void;
}
