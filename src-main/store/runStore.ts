import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Experiment } from '@shared/experiment/experiment';
import { ProblemError } from '@shared/problem';
import { activeStates, runIdSchema, type Annotations } from '@shared/run/status';
import type { RunSummary, UnreadableRun } from '@shared/run/summary';
import { fileProblem } from './fileProblem';
import { fingerprintOf } from './fingerprint';
import { makeFolder } from './makeFolder';
import { openIndex, openMemoryIndex } from './openIndex';
import { readRun, reconcileRun, type RunEntry, type StoredSummary } from './readRun';
import { RunFolder } from './runFolder';
import { isDatabaseError, type RunIndex } from './runIndex';
import { listRunFolders } from './runPaths';
import { isAbandoned, isHeldHere } from './runProcess';
import { RunsWatcher } from './runsWatcher';
import { stableRunId } from './stableRunId';
import type { StoreChange } from './storeChange';
import { Trash } from './trash';

const POLL_MS = 1_000;

/** Folders read under one lock of the index: long enough to be quick, short enough not to keep another process waiting. */
const READ_AT_ONCE = 32;

/** All runs of a runs folder: the folders are the truth, the SQLite index beside them makes lists quick. */
export class RunStore {
  readonly runsFolder: string;
  readonly #trash: Trash;
  readonly #watchers = new Set<RunsWatcher>();
  #index: RunIndex;

  private constructor(runsFolder: string) {
    this.runsFolder = runsFolder;
    this.#trash = new Trash(runsFolder);
    this.#index = openIndex(runsFolder);
  }

  /**
   * Opens the runs of a folder, making it where it is missing. Runs whose process is gone become `interrupted`. A folder
   * that can't be written can still be read.
   * @throws ProblemError when the folder can't be made or listed.
   */
  static open(runsFolder: string): RunStore {
    const path = resolve(runsFolder);
    try {
      makeFolder(path);
    } catch (error) {
      throw fileProblem(error, 'The runs folder could not be made', path);
    }
    const store = new RunStore(path);
    store.#withIndex(() => { store.#synchronize(); });
    return store;
  }

  /** Every run, newest first, and every folder that should be one but can't be read. */
  list(): { runs: RunSummary[]; unreadable: UnreadableRun[] } {
    const runs: RunSummary[] = [];
    const unreadable: UnreadableRun[] = [];
    for (const { folder, content } of this.#withIndex((index) => index.entries())) {
      if ('summary' in content) runs.push(present(content.summary));
      else unreadable.push({ folder: join(this.runsFolder, folder), problem: content.problem });
    }
    return { runs, unreadable };
  }

  /** @throws ProblemError with code `run-not-found`, or the reason why the run can't be read. */
  summary(id: string): RunSummary {
    const path = this.#path(id);
    const entry = this.#withIndex((index) => index.entry(id));
    return summaryOf(entry ?? this.#read(() => readRun(path)));
  }

  /** @throws ProblemError with code `run-not-found`, or the reason why the run can't be read. */
  folder(id: string): RunFolder {
    return RunFolder.open(this.#path(id));
  }

  /** Makes a queued run held by this process. */
  create(experiment: Experiment, requestedDevice: string, annotations: Annotations = { tags: [], notes: '' }): RunSummary {
    return this.refresh(RunFolder.create(this.runsFolder, experiment, requestedDevice, annotations).id);
  }

  /** Makes the queued run of a study, under the id that follows from its experiment. */
  createStable(experiment: Experiment, requestedDevice: string): RunSummary {
    return this.refresh(RunFolder.create(this.runsFolder, experiment, requestedDevice, { tags: [], notes: '' }, stableRunId(experiment)).id);
  }

  /** Whether there is a folder of this name, readable or not. */
  has(id: string): boolean {
    return runIdSchema.safeParse(id).success && existsSync(join(this.runsFolder, id));
  }

  /** Reads a run again after its files changed. */
  refresh(id: string): RunSummary {
    const path = this.#path(id);
    const entry = this.#read(() => readRun(path));
    for (const watcher of this.#watchers) watcher.noticed(entry);
    return summaryOf(entry);
  }

  annotate(id: string, annotations: Annotations): RunSummary {
    this.folder(id).writeAnnotations(annotations);
    return this.refresh(id);
  }

  /**
   * Moves runs to the trash: all of them or none.
   * @throws ProblemError with code `run-held` when a live process works on one of them, `run-not-found`,
   * `run-from-newer-version` (which may be in use by that version).
   */
  remove(ids: readonly string[]): void {
    const distinct = [...new Set(ids)];
    for (const id of distinct) this.#checkRemovable(id);
    this.#trash.put(distinct);
    this.#withIndex((index) => { index.remove(distinct); });
    for (const watcher of this.#watchers) watcher.forgotten(distinct);
  }

  /** Brings removed runs back: all of them or none. */
  restore(ids: readonly string[]): void {
    const distinct = [...new Set(ids)];
    this.#trash.restore(distinct);
    for (const id of distinct) {
      const entry = this.#read(() => reconcileRun(this.#path(id)));
      for (const watcher of this.#watchers) watcher.noticed(entry);
    }
  }

  /**
   * Tells what other processes do in the runs folder, about a second late. What this store does itself is not told.
   * The returned function stops it.
   */
  watch(listener: (change: StoreChange) => void): () => void {
    const watcher = new RunsWatcher({
      runsFolder: this.runsFolder,
      entries: this.#withIndex((index) => index.entries()),
      read: (folder) => this.#read(() => readRun(join(this.runsFolder, folder))),
      reconcile: (folder) => this.#read(() => reconcileRun(join(this.runsFolder, folder))),
      forget: (folders) => { this.#withIndex((index) => { index.remove(folders); }); },
      present,
    }, listener);
    this.#watchers.add(watcher);
    const timer = setInterval(() => { watcher.poll(); }, POLL_MS);
    timer.unref();
    return () => {
      clearInterval(timer);
      this.#watchers.delete(watcher);
    };
  }

  close(): void {
    for (const watcher of this.#watchers) watcher.stop();
    this.#watchers.clear();
    this.#index.close();
  }

  /** Brings the index in line with the folders, reading only those that changed or claim to be in progress. */
  #synchronize(): void {
    const known = this.#index.outline();
    const folders = listRunFolders(this.runsFolder, (name) => known.has(name));
    const stale = folders.filter((folder) => {
      const entry = known.get(folder);
      return entry === undefined || isActive(entry.state) || entry.fingerprint !== fingerprintOf(join(this.runsFolder, folder));
    });
    for (let start = 0; start < stale.length; start += READ_AT_ONCE) {
      this.#index.update(stale.slice(start, start + READ_AT_ONCE).map((folder) => () => reconcileRun(join(this.runsFolder, folder))));
    }
    const still = new Set(folders);
    this.#index.remove([...known.keys()].filter((folder) => !still.has(folder)));
  }

  #read(read: () => RunEntry): RunEntry {
    const [entry] = this.#withIndex((index) => index.update([read]));
    return entry!;
  }

  /** The index is a cache: when the database fails, another one takes its place, in memory if need be, and work goes on. */
  #withIndex<Result>(work: (index: RunIndex) => Result): Result {
    try {
      return work(this.#index);
    } catch (error) {
      if (!isDatabaseError(error)) throw error;
    }
    try {
      this.#index.close();
      this.#index = openIndex(this.runsFolder);
      this.#synchronize();
      return work(this.#index);
    } catch (error) {
      if (!isDatabaseError(error)) throw error;
    }
    this.#index.close();
    this.#index = openMemoryIndex();
    this.#synchronize();
    return work(this.#index);
  }

  #checkRemovable(id: string): void {
    const path = this.#path(id);
    const { content } = readRun(path);
    if ('problem' in content) {
      if (content.problem.code === 'run-from-newer-version') throw new ProblemError(content.problem);
      return;
    }
    const { status } = content.summary;
    if (!isActive(status.state) || isAbandoned(status, Date.now())) return;
    throw new ProblemError({
      code: 'run-held',
      what: `The run ${id} is ${status.state}.`,
      where: status.process ? `process ${String(status.process.pid)} on ${status.process.host}` : path,
      remedy: 'Stop it first; then it can be removed.',
    });
  }

  /** Ids come from outside: only a well-formed one becomes a path. */
  #path(id: string): string {
    if (this.has(id)) return join(this.runsFolder, id);
    throw new ProblemError({ code: 'run-not-found', what: `There is no run ${id}.`, where: this.runsFolder, remedy: 'Check the id, or whether the run was moved or removed.' });
  }
}

function isActive(state: string): boolean {
  return activeStates.some((active) => active === state);
}

function present(summary: StoredSummary): RunSummary {
  return { ...summary, heldHere: isHeldHere(summary.status) };
}

function summaryOf({ content }: RunEntry): RunSummary {
  if ('problem' in content) throw new ProblemError(content.problem);
  return present(content.summary);
}
