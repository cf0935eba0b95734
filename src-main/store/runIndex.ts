import Database from 'libsql';
import type { RunEntry } from './readRun';

/**
 * Raise it whenever the tables or the shape of a summary change. Rows are not validated on reading (a list of a thousand
 * would take a fifth of a second); this number is what keeps rows of another shape out.
 */
export const INDEX_VERSION = 5;

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
  readonly #statements: Statements;

  /** @param path of the file, or `:memory:`. */
  constructor(path: string) {
    this.#database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      this.#prepare();
      this.#statements = prepareStatements(this.#database);
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** All entries, newest run first. */
  entries(): RunEntry[] {
    return (this.#statements.entries.all() as Row[]).map(toEntry);
  }

  entry(folder: string): RunEntry | null {
    const [row] = this.#statements.entry.all(folder) as Row[];
    return row ? toEntry(row) : null;
  }

  /** Folder names with fingerprint and state (`unreadable` for those). */
  outline(): Map<string, { fingerprint: string; state: string }> {
    const rows = this.#statements.outline.all() as { folder: string; fingerprint: string; state: string }[];
    return new Map(rows.map(({ folder, fingerprint, state }) => [folder, { fingerprint, state }]));
  }

  /**
   * Reads entries and stores them while holding the write lock, so that of two processes the one that read last writes last.
   */
  update(reads: readonly (() => RunEntry)[]): RunEntry[] {
    return this.#locked(() => reads.map((read) => {
      const entry = read();
      const status = 'summary' in entry.content ? entry.content.summary.status : null;
      this.#statements.store.run(entry.folder, entry.fingerprint, status?.createdAt ?? '', status?.state ?? 'unreadable', JSON.stringify(entry.content), entry.lastSequence, entry.evaluatedStep);
      return entry;
    }));
  }

  remove(folders: readonly string[]): void {
    if (folders.length === 0) return;
    this.#locked(() => {
      for (const folder of folders) this.#statements.remove.run(folder);
    });
  }

  /**
   * libsql 0.5 lets go of the file only when its statements are garbage-collected (tursodatabase/libsql-js issue 228), so what
   * is in the log is written back here.
   */
  close(): void {
    try {
      this.#database.exec('pragma wal_checkpoint(passive)');
    } catch (error) {
      // A damaged or blocked file: whoever opens it next sees to it.
      if (!isDatabaseError(error)) throw error;
    }
    this.#database.close();
  }

  #prepare(): void {
    this.#useWriteAheadLog();
    this.#database.exec('pragma synchronous = NORMAL');
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

  #useWriteAheadLog(): void {
    try {
      this.#database.exec('pragma journal_mode = WAL');
    } catch (error) {
      // Another process is switching the file to WAL at this very moment, which is as good: the mode belongs to the file.
      if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error;
    }
  }

  /** `all` instead of `get`: libsql's `get` adds fields of its own and leaves the statement open. */
  #version(): number {
    const [row] = this.#database.pragma('user_version') as { user_version: number }[];
    return row?.user_version ?? 0;
  }

  #locked<Result>(work: () => Result): Result {
    return this.#database.transaction(work).immediate();
  }
}

type Statements = ReturnType<typeof prepareStatements>;

/** Prepared once: statements that are dropped live on until the garbage collector finds them. */
function prepareStatements(database: Database.Database) {
  const columns = 'folder, fingerprint, content, last_sequence, evaluated_step';
  return {
    entries: database.prepare(`select ${columns} from runs order by created_at desc, folder desc`),
    entry: database.prepare<[string]>(`select ${columns} from runs where folder = ?`),
    outline: database.prepare('select folder, fingerprint, state from runs'),
    store: database.prepare<[string, string, string, string, string, number, number]>('insert or replace into runs values (?, ?, ?, ?, ?, ?, ?)'),
    remove: database.prepare<[string]>('delete from runs where folder = ?'),
  };
}

function toEntry(row: Row): RunEntry {
  return {
    folder: row.folder,
    fingerprint: row.fingerprint,
    content: parseContent(row.content),
    lastSequence: row.last_sequence,
    evaluatedStep: row.evaluated_step,
  };
}

function parseContent(text: string): RunEntry['content'] {
  try {
    return JSON.parse(text) as RunEntry['content'];
  } catch {
    throw new Database.SqliteError('A row of the index is damaged.', 'SQLITE_CORRUPT');
  }
}
