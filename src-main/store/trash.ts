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

/** Removed runs: `.trash/<time>-<folder>/run` with an `origin.json`; studies alike, in a trash of their own. Only people empty it. */
export class Trash {
  readonly #home: string;
  readonly #folder: string;
  readonly #kind: 'run' | 'study';

  /** @param home the folder that the folders of runs, or of studies, lie in. */
  constructor(home: string, kind: 'run' | 'study' = 'run') {
    this.#home = home;
    this.#folder = join(home, '.trash');
    this.#kind = kind;
  }

  /** Moves folders here: all of them, or none when one can't be moved. */
  put(folders: readonly string[]): void {
    this.#allOrNone(folders, (folder) => { this.#putOne(folder); }, (folder) => { this.#restoreOne(folder); });
  }

  /**
   * Moves folders back to where they were: all of them, or none when one can't be moved. Of several with one name the
   * last removed comes back.
   * @throws ProblemError with code `run-not-in-trash` or `run-exists`, of studies `study-not-in-trash` or `study-exists`.
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
    const path = join(this.#home, folder);
    const removedAt = new Date().toISOString();
    const entry = this.#freeEntry(`${removedAt.replace(/\D/g, '')}-${folder}`);
    try {
      makeFolder(entry);
      const origin: z.infer<typeof originSchema> = { version: TRASH_VERSION, folder, path, removedAt };
      writeFileAtomically(join(entry, 'origin.json'), `${JSON.stringify(origin, null, 2)}\n`);
      renameSync(path, join(entry, this.#kind));
    } catch (error) {
      discardEntry(entry, this.#kind);
      throw fileProblem(error, `The ${this.#kind} ${folder} could not be moved to the trash`, path);
    }
  }

  #restoreOne(folder: string): void {
    const entry = this.#newestEntry(folder);
    const path = join(this.#home, folder);
    if (existsSync(path)) {
      throw new ProblemError({ code: `${this.#kind}-exists`, what: `A ${this.#kind} named ${folder} is already there.`, where: path, remedy: 'Move it elsewhere before you restore the removed one.' });
    }
    try {
      renameSync(join(entry, this.#kind), path);
      discardEntry(entry, this.#kind);
    } catch (error) {
      throw fileProblem(error, `The ${this.#kind} ${folder} could not be restored`, entry);
    }
  }

  #newestEntry(folder: string): string {
    const names = existsSync(this.#folder) ? readdirSync(this.#folder).filter((name) => name.endsWith(`-${folder}`)).sort().reverse() : [];
    for (const name of names) {
      const entry = join(this.#folder, name);
      if (!existsSync(join(entry, this.#kind))) continue;
      if (readJsonFile(join(entry, 'origin.json'), { schema: originSchema, version: TRASH_VERSION }).folder === folder) return entry;
    }
    throw new ProblemError({ code: `${this.#kind}-not-in-trash`, what: `The ${this.#kind} ${folder} is not in the trash.`, where: this.#folder, remedy: 'It may have been restored already, or the trash was emptied.' });
  }

  /** The entry's path; with one more character of time for each that has this name already. */
  #freeEntry(name: string): string {
    let path = join(this.#folder, name);
    for (let suffix = 1; existsSync(path); suffix++) path = join(this.#folder, name.replace('-', `${String(suffix)}-`));
    return path;
  }
}

/** Removes an entry that holds nothing any more. An `origin.json` alone does no harm, so failing to tidy up is not worth a word. */
function discardEntry(entry: string, kind: string): void {
  if (existsSync(join(entry, kind))) return;
  try {
    rmSync(join(entry, 'origin.json'), { force: true });
    rmdirSync(entry);
  } catch {
    // Such entries are passed over.
  }
}
