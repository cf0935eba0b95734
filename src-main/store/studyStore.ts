import { existsSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { ProblemError, toProblem, type Problem } from '@shared/problem';
import { studyIdSchema, type StudyPlan } from '@shared/study/study';
import { fileProblem, systemCode } from './fileProblem';
import { makeFolder } from './makeFolder';
import { removeQuietly } from './removeQuietly';
import { isLetGo } from './runProcess';
import { readStudyFile, STUDY_FILE_VERSION, studyFilePath, writeStudyFile, type KeptStudy } from './studyFile';
import { studyId } from './studyId';
import { Trash } from './trash';
import { syncFolder } from './writeFileAtomically';

const POLL_MILLISECONDS = 1_000;

/** What another process did to a study. */
export type StudyChange = { readonly kind: 'changed'; readonly study: KeptStudy } | { readonly kind: 'removed'; readonly id: string };

interface Entry {
  /** Of the file when it was read. */
  readonly stamp: string;
  readonly content: { readonly study: KeptStudy } | { readonly problem: Problem };
}

/** The studies of a runs folder: `.studies/<id>/study.json`. Their runs lie beside all others. */
export class StudyStore {
  readonly folder: string;
  readonly #trash: Trash;
  readonly #entries = new Map<string, Entry>();

  /** @param runsFolder absolute path of a folder that exists. */
  constructor(runsFolder: string) {
    this.folder = join(runsFolder, '.studies');
    this.#trash = new Trash(this.folder, 'study');
    this.#look();
  }

  /** Every study, newest first, and every folder that should be one but can't be read. */
  list(): { studies: KeptStudy[]; unreadable: { folder: string; problem: Problem }[] } {
    this.#look();
    const studies: KeptStudy[] = [];
    const unreadable: { folder: string; problem: Problem }[] = [];
    for (const [id, { content }] of this.#entries) {
      if ('study' in content) studies.push(content.study);
      else unreadable.push({ folder: join(this.folder, id), problem: content.problem });
    }
    return { studies: studies.sort((left, right) => (left.createdAt < right.createdAt ? 1 : -1)), unreadable };
  }

  /** @throws ProblemError with code `study-not-found`, or the reason why the study can't be read. */
  read(id: string): KeptStudy {
    const path = this.#path(id);
    const known = this.#entries.get(id);
    const { content } = known?.stamp === stampOf(path) ? known : this.#read(path, id);
    if ('study' in content) return content.study;
    throw new ProblemError(content.problem);
  }

  /** Keeps a plan under a new id. Its folder appears only when it is complete. */
  create(plan: StudyPlan): KeptStudy {
    const now = new Date();
    const id = studyId(plan.name, now, (candidate) => existsSync(join(this.folder, candidate)));
    const path = join(this.folder, id);
    const preparation = join(this.folder, `.new-${id}-${randomBytes(4).toString('hex')}`);
    try {
      makeFolder(preparation);
      writeStudyFile(preparation, { version: STUDY_FILE_VERSION, id, plan, state: 'planned', reason: null, createdAt: now.toISOString(), process: null, heartbeatAt: now.toISOString() });
      renameSync(preparation, path);
      syncFolder(this.folder);
    } catch (error) {
      removeQuietly(preparation);
      throw fileProblem(error, 'The folder of the new study could not be made', path);
    }
    return this.read(id);
  }

  /** @throws ProblemError when the disk refuses: the study is what it was then. */
  write(study: KeptStudy): void {
    const path = this.#path(study.id);
    writeStudyFile(path, study);
    this.#entries.set(study.id, { stamp: stampOf(path), content: { study } });
  }

  /** Writes what is so whether it can be written or not: where the disk refuses, this store knows it until the file changes. */
  note(study: KeptStudy): void {
    const path = this.#path(study.id);
    try {
      writeStudyFile(path, study);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
    this.#entries.set(study.id, { stamp: stampOf(path), content: { study } });
  }

  /** Moves a study to the trash; its runs stay. */
  remove(id: string): void {
    this.#path(id);
    this.#trash.put([id]);
    this.#entries.delete(id);
  }

  /** Brings a removed study back. */
  restore(id: string): KeptStudy {
    this.#trash.restore([id]);
    return this.read(id);
  }

  /** Tells what other processes do to studies, about a second late. The returned function stops it. */
  watch(listener: (change: StudyChange) => void): () => void {
    const timer = setInterval(() => { for (const change of this.#look()) listener(change); }, POLL_MILLISECONDS);
    timer.unref();
    return () => { clearInterval(timer); };
  }

  /** Reads what is new or was changed since the last look. A study whose process is gone is paused. */
  #look(): StudyChange[] {
    const present = this.#folders();
    const changes: StudyChange[] = [];
    for (const id of [...this.#entries.keys()].filter((known) => !present.has(known))) {
      this.#entries.delete(id);
      changes.push({ kind: 'removed', id });
    }
    for (const id of present) {
      const known = this.#entries.get(id);
      const path = join(this.folder, id);
      if (known && known.stamp === stampOf(path) && !isOrphan(known)) continue;
      const { content } = this.#read(path, id);
      if ('study' in content) changes.push({ kind: 'changed', study: content.study });
    }
    return changes;
  }

  #read(path: string, id: string): Entry {
    const stamp = stampOf(path);
    const entry = { stamp, content: contentOf(path, id) };
    this.#entries.set(id, entry);
    if (!isOrphan(entry)) return entry;
    this.note({ ...entry.content.study, state: 'paused', reason: 'The program that trained it ended.', process: null });
    return this.#entries.get(id)!;
  }

  #folders(): Set<string> {
    try {
      return new Set(readdirSync(this.folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && studyIdSchema.safeParse(entry.name).success).map(({ name }) => name));
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return new Set();
      throw fileProblem(error, 'The studies could not be listed', this.folder);
    }
  }

  /** Ids come from outside: only a well-formed one becomes a path. */
  #path(id: string): string {
    const path = join(this.folder, id);
    if (studyIdSchema.safeParse(id).success && existsSync(path)) return path;
    throw new ProblemError({ code: 'study-not-found', what: `There is no study ${id}.`, where: this.folder, remedy: 'Check the id, or whether the study was moved or removed.' });
  }
}

function contentOf(path: string, id: string): Entry['content'] {
  try {
    return { study: readStudyFile(path, id) };
  } catch (error) {
    return { problem: toProblem(error) };
  }
}

/** Whether a study claims to be trained though nobody trains it any more. */
function isOrphan(entry: Entry): entry is Entry & { readonly content: { readonly study: KeptStudy } } {
  const { content } = entry;
  return 'study' in content && content.study.state === 'running' && isLetGo(content.study, Date.now());
}

function stampOf(path: string): string {
  const stat = statSync(studyFilePath(path), { throwIfNoEntry: false });
  return stat ? `${String(stat.ino)}:${String(stat.size)}:${String(stat.mtimeMs)}` : '';
}
