import type { RunFolder } from '../store/runFolder';

/** What the making of an export needs beside the request. */
export interface ExportContext {
  /** The folder of a run that the request names. */
  readonly folderOf: (id: string) => RunFolder;
  /** Where the file goes while it is made. */
  readonly target: string;
  /** Is told the share that is done. */
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
}
