import { existsSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ProblemError } from '@shared/problem';
import { fileProblem } from './fileProblem';
import { makeFolder } from './makeFolder';
import { readJsonFile } from './readJsonFile';
import { writeFileAtomically } from './writeFileAtomically';

const TRASH_VERSION = 1;

/** `origin.json` of an entry: where the folder beside it, `run`, came from. */
const originSchema = z.strictObject({
  version: z.literal(TRASH_VERSION),
  folder: z.string(),
  path: z.string(),
  removedAt: z.iso.datetime(),
});

/** Removed runs: `.trash/<time>-<folder>/run` with an `origin.json`. Only people empty it. */
export class Trash {
  readonly #runsFolder: string;
  readonly #folder: string;

  constructor(runsFolder: string) {
    this.#runsFolder = runsFolder;
    this.#folder = join(runsFolder, '.trash');
  }

  /** Moves run folders here: all of them, or none when one can't be moved. */
  put(folders: readonly string[]): void {
    this.#allOrNone(folders, (folder) => { this.#putOne(folder); }, (folder) => { this.#restoreOne(folder); });
  }

  /**
   * Moves run folders back to where they were: all of them, or none when one can't be moved. Of several with one name the
   * last removed comes back.
   * @throws ProblemError with code `run-not-in-trash` or `run-exists`.
   */
  restore(folders: readonly string[]): void {
    this.#allOrNone(folders, (folder) => { this.#restoreOne(folder); }, (folder) => { this.#putOne(folder); });
  }

  #allOrNone(folders: readonly string[], move: (folder: string) => void, undo: (folder: string) => void): void {
    const moved: string[] = [];
    try {
      for (const folder of folders) {
        move(folder);
        moved.push(folder);
      }
    } catch (error) {
      for (const folder of moved.reverse()) undo(folder);
      throw error;
    }
  }

  #putOne(folder: string): void {
    const path = join(this.#runsFolder, folder);
    const removedAt = new Date().toISOString();
    const entry = this.#freeEntry(`${removedAt.replace(/\D/g, '')}-${folder}`);
    try {
      makeFolder(entry);
      const origin: z.infer<typeof originSchema> = { version: TRASH_VERSION, folder, path, removedAt };
      writeFileAtomically(join(entry, 'origin.json'), `${JSON.stringify(origin, null, 2)}\n`);
      renameSync(path, join(entry, 'run'));
    } catch (error) {
      discardEntry(entry);
      throw fileProblem(error, `The run ${folder} could not be moved to the trash`, path);
    }
  }

  #restoreOne(folder: string): void {
    const entry = this.#newestEntry(folder);
    const path = join(this.#runsFolder, folder);
    if (existsSync(path)) {
      throw new ProblemError({ code: 'run-exists', what: `A run named ${folder} is already there.`, where: path, remedy: 'Move it elsewhere before you restore the removed one.' });
    }
    try {
      renameSync(join(entry, 'run'), path);
      discardEntry(entry);
    } catch (error) {
      throw fileProblem(error, `The run ${folder} could not be restored`, entry);
    }
  }

  #newestEntry(folder: string): string {
    const names = existsSync(this.#folder) ? readdirSync(this.#folder).filter((name) => name.endsWith(`-${folder}`)).sort().reverse() : [];
    for (const name of names) {
      const entry = join(this.#folder, name);
      if (!existsSync(join(entry, 'run'))) continue;
      if (readJsonFile(join(entry, 'origin.json'), { schema: originSchema, version: TRASH_VERSION }).folder === folder) return entry;
    }
    throw new ProblemError({ code: 'run-not-in-trash', what: `The run ${folder} is not in the trash.`, where: this.#folder, remedy: 'It may have been restored already, or the trash was emptied.' });
  }

  /** The entry's path; with one more character of time for each that has this name already. */
  #freeEntry(name: string): string {
    let path = join(this.#folder, name);
    for (let suffix = 1; existsSync(path); suffix++) path = join(this.#folder, name.replace('-', `${String(suffix)}-`));
    return path;
  }
}

/** Removes an entry that holds no run. An `origin.json` alone does no harm, so failing to tidy up is not worth a word. */
function discardEntry(entry: string): void {
  if (existsSync(join(entry, 'run'))) return;
  try {
    rmSync(join(entry, 'origin.json'), { force: true });
    rmdirSync(entry);
  } catch {
    // Entries without a run are passed over.
  }
}
