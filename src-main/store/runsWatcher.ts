import { join } from 'node:path';
import { ProblemError } from '@shared/problem';
import { activeStates } from '@shared/run/status';
import type { RunSummary } from '@shared/run/summary';
import { fingerprintOf, hasNewEntries } from './fingerprint';
import type { RunEntry, StoredSummary } from './readRun';
import { readIfWhole } from './readIfWhole';
import { RunFolder } from './runFolder';
import { listRunFolders } from './runPaths';
import { isAbandoned, isHeldHere, isProcessGone } from './runProcess';
import type { StoreChange } from './storeChange';

/** What the watcher needs of its store. */
export interface WatchedStore {
  readonly runsFolder: string;
  /** Every run as the store knows it when watching begins. */
  readonly entries: readonly RunEntry[];
  /** Reads one folder into the index. */
  read(folder: string): RunEntry;
  /** The same, after marking it as interrupted if nobody works on it any more. */
  reconcile(folder: string): RunEntry;
  /** Takes folders that are gone out of the index. */
  forget(folders: readonly string[]): void;
  present(summary: StoredSummary): RunSummary;
}

interface WatchedRun {
  /** What listeners know of the run. */
  content: RunEntry['content'];
  /** Of the files when listeners knew everything in them. */
  fingerprint: string;
  /** Last metric record and last evaluated step that listeners know; they only rise, also when training goes back to a checkpoint. */
  sequence: number;
  evaluatedStep: number;
  /** When a heartbeat was first seen to be too old, on this process's own clock; null while it is young. */
  silentSince: number | null;
}

/** Runs that nobody works on are looked at in turn, this many at each poll. */
const RESTING_PER_POLL = 32;

/** After the computer slept every heartbeat is old; a living holder writes a new one within this time. */
const CONFIRMATION_MS = 15_000;

/** Finds out by polling what other processes do to the runs of a folder. */
export class RunsWatcher {
  readonly #store: WatchedStore;
  readonly #listener: (change: StoreChange) => void;
  readonly #runs = new Map<string, WatchedRun>();
  #nextResting = 0;
  #stopped = false;

  constructor(store: WatchedStore, listener: (change: StoreChange) => void) {
    this.#store = store;
    this.#listener = listener;
    for (const entry of store.entries) this.noticed(entry);
  }

  /**
   * The store has read a run on its own account: that is no news. Of a run that another process holds, metrics and
   * evaluations may have come to light by this; the next poll tells them.
   */
  noticed(entry: RunEntry): void {
    const known = this.#runs.get(entry.folder);
    const ours = known === undefined || isOurs(known.content) || isOurs(entry.content);
    if (!ours) {
      known.content = entry.content;
      return;
    }
    this.#runs.set(entry.folder, {
      content: entry.content,
      fingerprint: entry.fingerprint,
      sequence: Math.max(entry.lastSequence, known?.sequence ?? -1),
      evaluatedStep: Math.max(entry.evaluatedStep, known?.evaluatedStep ?? -1),
      silentSince: null,
    });
  }

  /** The store has removed runs on its own account. */
  forgotten(folders: readonly string[]): void {
    for (const folder of folders) this.#runs.delete(folder);
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Looks once. */
  poll(): void {
    if (this.#stopped) return;
    let folders: string[];
    try {
      folders = listRunFolders(this.#store.runsFolder, (name) => this.#runs.has(name));
    } catch (error) {
      // The disk may be gone for a while; the runs on it are not.
      if (error instanceof ProblemError) return;
      throw error;
    }
    this.#noticeRemoved(new Set(folders));
    const resting: string[] = [];
    for (const folder of folders) {
      const run = this.#runs.get(folder);
      if (!run) this.#tell(null, this.#store.read(folder));
      else if (!isActive(run.content)) resting.push(folder);
      else if (!isOurs(run.content)) this.#checkActive(folder, run, run.content.summary);
    }
    this.#checkResting(resting);
  }

  #noticeRemoved(present: ReadonlySet<string>): void {
    const gone = [...this.#runs].filter(([folder]) => !present.has(folder));
    if (gone.length === 0) return;
    const ids = gone.filter(([, { content }]) => 'summary' in content).map(([folder]) => folder);
    this.forgotten(gone.map(([folder]) => folder));
    this.#store.forget(gone.map(([folder]) => folder));
    if (ids.length > 0) this.#listener({ kind: 'removed', ids });
  }

  #checkActive(folder: string, run: WatchedRun, { status }: StoredSummary): void {
    if (fingerprintOf(join(this.#store.runsFolder, folder)) !== run.fingerprint) {
      this.#tell(run, this.#store.read(folder));
      return;
    }
    if (!isAbandoned(status, Date.now())) return;
    run.silentSince ??= performance.now();
    if (isProcessGone(status.process) || performance.now() - run.silentSince >= CONFIRMATION_MS) this.#tell(run, this.#store.reconcile(folder));
  }

  #checkResting(folders: readonly string[]): void {
    for (let count = Math.min(RESTING_PER_POLL, folders.length); count > 0; count--) {
      this.#nextResting = (this.#nextResting + 1) % folders.length;
      const folder = folders[this.#nextResting]!;
      const run = this.#runs.get(folder);
      if (run && hasNewEntries(join(this.#store.runsFolder, folder), run.fingerprint)) this.#tell(run, this.#store.read(folder));
    }
  }

  /** Tells what is new in `entry` since the listeners last heard of the run; all of it when they never did. */
  #tell(before: WatchedRun | null, entry: RunEntry): void {
    const { folder, content, fingerprint } = entry;
    const run: WatchedRun = { content, fingerprint, sequence: before?.sequence ?? -1, evaluatedStep: before?.evaluatedStep ?? -1, silentSince: null };
    this.#runs.set(folder, run);
    if (!('summary' in content)) return;
    if (JSON.stringify(content) !== JSON.stringify(before?.content)) this.#listener({ kind: 'changed', run: this.#store.present(content.summary) });
    const path = join(this.#store.runsFolder, folder);
    if (entry.lastSequence > run.sequence) {
      const records = readIfWhole(() => RunFolder.open(path).readMetrics(run.sequence)) ?? [];
      run.sequence = records.at(-1)?.sequence ?? run.sequence;
      if (records.length > 0) this.#listener({ kind: 'metrics', id: folder, records });
    }
    if (entry.evaluatedStep > run.evaluatedStep) {
      const evaluations = readIfWhole(() => RunFolder.open(path).readEvaluationsAfter(run.evaluatedStep)) ?? [];
      run.evaluatedStep = evaluations.at(-1)?.step ?? run.evaluatedStep;
      for (const evaluation of evaluations) this.#listener({ kind: 'evaluated', id: folder, evaluation });
    }
  }
}

function isActive(content: RunEntry['content']): content is { readonly summary: StoredSummary } {
  return 'summary' in content && activeStates.includes(content.summary.status.state);
}

function isOurs(content: RunEntry['content']): boolean {
  return 'summary' in content && isHeldHere(content.summary.status);
}
