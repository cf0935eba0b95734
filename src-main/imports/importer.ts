import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CallOutput } from '@shared/contract/contract';
import type { ForeignRun } from '@shared/contract/imports';
import type { Experiment } from '@shared/experiment/experiment';
import { ProblemError, toProblem } from '@shared/problem';
import { removeQuietly } from '../store/removeQuietly';
import { findForeignTables } from './curves/findForeignTables';
import { guessRoles } from './curves/guessRole';
import { writeForeignRun } from './curves/writeForeignRun';
import { openImport, type ImportRoot } from './files/openImport';
import { importCancelled, notImportable } from './importProblem';
import { alreadyHere, copyRunFolder } from './runFolders/copyRunFolder';
import { findRunFolders } from './runFolders/findRunFolders';

/** One import as a thread is asked for it. */
export interface ImportTask {
  readonly ticket: string;
  readonly roots: readonly ImportRoot[];
  readonly runsFolder: string;
}

/** An import with what the researcher chose of it. */
export interface ImportChoice extends ImportTask {
  readonly curves: readonly ForeignRun[];
  readonly experiment: Experiment | null;
}

type Inspection = CallOutput<'imports.inspect'>;
type ImportResult = CallOutput<'imports.run'>;

/** Takes in runs and metrics from elsewhere, and stops when it is asked to. */
export class Importer {
  readonly #inProgress = new Map<string, AbortController>();

  /**
   * What there is to import.
   * @throws ProblemError with code `cancelled` after `cancel`, `not-importable` where there is nothing, or what the disk says
   */
  inspect({ ticket, roots, runsFolder }: ImportTask): Promise<Inspection> {
    return this.#cancellable(ticket, async (signal) => {
      const { files, close } = await openImport(roots);
      try {
        const found = findRunFolders(files);
        const { tables, skipped } = await findForeignTables(files, found, signal);
        if (found.length + tables.length + skipped.length === 0) {
          throw notImportable('There is nothing here that can be imported.', roots.map(({ name }) => name).slice(0, 3).join(', '), 'Choose run folders or a zip archive of them, CSV files with a header that names a step, or TensorBoard event files.');
        }
        return {
          runs: found.map(({ id, name }) => ({ id, name, alreadyHere: existsSync(join(runsFolder, id)) })),
          curves: tables.map(({ key, source, name, seed, columns, rows }) => {
            const roles = guessRoles(columns);
            return { key, source, name, seed, lines: rows.length, firstStep: rows[0]?.step ?? 0, lastStep: rows.at(-1)?.step ?? 0, columns: columns.map((column, index) => ({ name: column, role: roles[index]! })) };
          }),
          skipped: [...skipped],
        };
      } finally {
        close();
      }
    });
  }

  /**
   * Takes in all run folders that are not here, and the chosen curves. One that can't be read is passed over and told; when it
   * is cancelled or the disk is full, nothing is left of it.
   * @throws ProblemError with code `cancelled` after `cancel`
   */
  run({ ticket, roots, runsFolder, curves, experiment }: ImportChoice, onProgress: (fraction: number) => void): Promise<ImportResult> {
    return this.#cancellable(ticket, async (signal) => {
      const { files, close } = await openImport(roots);
      const ids: string[] = [];
      const skipped: ImportResult['skipped'] = [];
      const attempt = async (name: string, take: () => Promise<string> | string): Promise<void> => {
        signal.throwIfAborted();
        try {
          ids.push(await take());
        } catch (error) {
          signal.throwIfAborted();
          if (error instanceof ProblemError && error.problem.code === 'disk-full') throw error;
          skipped.push({ name, problem: toProblem(error) });
        }
      };
      try {
        const found = findRunFolders(files);
        const total = found.reduce((sum, run) => [...run.files.values()].reduce((bytes, file) => bytes + file.bytes, sum), 1);
        let copied = 0;
        const onBytes = (bytes: number) => { onProgress(Math.min(1, (copied += bytes) / total)); };
        for (const run of found) {
          await attempt(run.name, async () => {
            if (existsSync(join(runsFolder, run.id))) throw alreadyHere(run.id);
            await copyRunFolder(run, runsFolder, { signal, onBytes });
            return run.id;
          });
        }
        const { tables } = curves.length === 0 ? { tables: [] } : await findForeignTables(files, found, signal);
        for (const chosen of curves) await attempt(chosen.name, () => takeCurves(chosen));
        return { ids, skipped };

        function takeCurves(chosen: ForeignRun): string {
          const table = tables.find(({ key }) => key === chosen.key);
          if (!table) throw notImportable('These metrics are no longer there.', chosen.key, 'Choose the files again.');
          if (!experiment) throw notImportable('It is not said which experiment these metrics are of.', chosen.name, 'Choose a preset or a run whose experiment is the same.');
          return writeForeignRun(runsFolder, table, chosen, experiment);
        }
      } catch (error) {
        for (const id of ids) removeQuietly(join(runsFolder, id));
        throw error;
      } finally {
        close();
      }
    });
  }

  /** Ends an import, if it is under way. */
  cancel(ticket: string): void {
    this.#inProgress.get(ticket)?.abort();
  }

  async #cancellable<Result>(ticket: string, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const cancellation = new AbortController();
    this.#inProgress.set(ticket, cancellation);
    try {
      return await work(cancellation.signal);
    } catch (error) {
      if (cancellation.signal.aborted) throw importCancelled();
      throw error;
    } finally {
      this.#inProgress.delete(ticket);
    }
  }
}
