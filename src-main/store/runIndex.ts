import Database from 'libsql';
import type { RunEntry } from './readRun';

/** Raise it whenever the tables or the shape of what is in them change. */
export const INDEX_VERSION = 1;

const BUSY_TIMEOUT_MS = 5_000;

const tables = `
  drop table if exists runs;
  create table runs (
    folder text primary key,
    fingerprint text not null,
    created_at text not null,
    state text not null,
    content text not null,
    last_sequence integer not null,
    evaluated_step integer not null
  ) without rowid;
  create index runs_by_creation on runs (created_at desc, folder desc);
`;

interface Row {
  readonly folder: string;
  readonly fingerprint: string;
  readonly content: string;
  readonly last_sequence: number;
  readonly evaluated_step: number;
}

/** The index was made by a later version of the program, which may be running now. */
export class NewerIndexError extends Error {}

/** Whether an error comes from the database rather than from us. */
export function isDatabaseError(error: unknown): boolean {
  return error instanceof Database.SqliteError;
}

/** Whether an error says that the file is not, or no longer, a sound database. */
export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}

/**
 * The SQLite table behind `RunStore`: a cache over the run folders that several processes share.
 * Every method may throw a database error; the store answers by opening another index and filling it again.
 */
export class RunIndex {
  readonly #database: Database.Database;

  /** @param path of the file, or `:memory:`. */
  constructor(path: string) {
    this.#database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      this.#prepare();
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** All entries, newest run first. */
  entries(): RunEntry[] {
    return this.#select('order by created_at desc, folder desc');
  }

  entry(folder: string): RunEntry | null {
    return this.#select('where folder = ?', folder)[0] ?? null;
  }

  /** Folder names with fingerprint and state (`unreadable` for those). */
  outline(): Map<string, { fingerprint: string; state: string }> {
    const rows = this.#database.prepare('select folder, fingerprint, state from runs').all() as { folder: string; fingerprint: string; state: string }[];
    return new Map(rows.map(({ folder, fingerprint, state }) => [folder, { fingerprint, state }]));
  }

  /**
   * Reads entries and stores them while holding the write lock, so that of two processes the one that read last writes last.
   */
  update(reads: readonly (() => RunEntry)[]): RunEntry[] {
    return this.#locked(() => {
      const insert = this.#database.prepare('insert or replace into runs values (?, ?, ?, ?, ?, ?, ?)');
      return reads.map((read) => {
        const entry = read();
        const status = 'summary' in entry.content ? entry.content.summary.status : null;
        insert.run([entry.folder, entry.fingerprint, status?.createdAt ?? '', status?.state ?? 'unreadable', JSON.stringify(entry.content), entry.lastSequence, entry.evaluatedStep]);
        return entry;
      });
    });
  }

  remove(folders: readonly string[]): void {
    if (folders.length === 0) return;
    this.#locked(() => {
      const statement = this.#database.prepare('delete from runs where folder = ?');
      for (const folder of folders) statement.run([folder]);
    });
  }

  close(): void {
    this.#database.close();
  }

  #prepare(): void {
    // Another process may be switching to WAL at this moment, which is as good; the answer to come is what counts.
    this.#database.pragma('journal_mode = WAL');
    this.#database.pragma('synchronous = NORMAL');
    this.#locked(() => {
      const version = this.#version();
      if (version > INDEX_VERSION) throw new NewerIndexError();
      if (version === INDEX_VERSION) return;
      this.#database.exec(tables);
      this.#database.exec(`pragma user_version = ${String(INDEX_VERSION)}`);
    });
    const [check] = this.#database.pragma('quick_check(1)') as { quick_check: string }[];
    if (check?.quick_check !== 'ok') throw new Database.SqliteError('The index is damaged.', 'SQLITE_CORRUPT');
  }

  /** `all` instead of `get`: libsql's `get` adds fields of its own and leaves the statement open. */
  #version(): number {
    const [row] = this.#database.pragma('user_version') as { user_version: number }[];
    return row?.user_version ?? 0;
  }

  #select(clause: string, ...values: string[]): RunEntry[] {
    const rows = this.#database.prepare(`select folder, fingerprint, content, last_sequence, evaluated_step from runs ${clause}`).all(...values) as Row[];
    return rows.map((row) => ({
      folder: row.folder,
      fingerprint: row.fingerprint,
      content: JSON.parse(row.content) as RunEntry['content'],
      lastSequence: row.last_sequence,
      evaluatedStep: row.evaluated_step,
    }));
  }

  #locked<Result>(work: () => Result): Result {
    return this.#database.transaction(work).immediate();
  }
}
