import type { ExportRequest } from '@shared/contract/exports';
import { ProblemError } from '@shared/problem';
import { RunFolder } from '../store/runFolder';
import { writeExport, type WrittenExport } from './writeExport';

/** One export as a thread is asked for it. */
export interface ExportTask {
  readonly ticket: string;
  readonly request: ExportRequest;
  /** The folder of each run that the request names, by its id. */
  readonly paths: Readonly<Record<string, string>>;
  /** Where the file goes. */
  readonly target: string;
}

/** Makes exports, and ends them when it is asked to. */
export class Exporter {
  readonly #inProgress = new Map<string, AbortController>();

  /** @throws ProblemError with code `cancelled` after `cancel`, and what `writeExport` throws. */
  async make({ ticket, request, paths, target }: ExportTask, onProgress: (fraction: number) => void): Promise<WrittenExport> {
    const cancellation = new AbortController();
    this.#inProgress.set(ticket, cancellation);
    try {
      return await writeExport(request, { folderOf: (id) => openRun(paths, id), target, onProgress, signal: cancellation.signal });
    } finally {
      this.#inProgress.delete(ticket);
    }
  }

  /** Ends an export, if it is under way. */
  cancel(ticket: string): void {
    this.#inProgress.get(ticket)?.abort();
  }
}

function openRun(paths: Readonly<Record<string, string>>, id: string): RunFolder {
  const path = paths[id];
  if (path === undefined) throw new ProblemError({ code: 'run-not-found', what: `There is no run ${id}.`, where: '', remedy: 'Check the id, or whether the run was moved or removed.' });
  return RunFolder.open(path);
}
