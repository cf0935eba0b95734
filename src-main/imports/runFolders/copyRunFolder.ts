import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { activeStates } from '@shared/run/status';
import { fileProblem } from '../../store/fileProblem';
import { removeQuietly } from '../../store/removeQuietly';
import { RunFolder } from '../../store/runFolder';
import { syncFolder } from '../../store/writeFileAtomically';
import { notImportable } from '../importProblem';
import type { FoundRun } from './findRunFolders';

export interface CopyOptions {
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
}

/**
 * Copies a run into a runs folder, where it appears when every file of it has been read and understood. A run that was being
 * trained elsewhere is interrupted here.
 * @throws ProblemError where the run is damaged, is here already, or the disk refuses; then nothing of it stays behind
 */
export async function copyRunFolder(run: FoundRun, runsFolder: string, { signal, onBytes }: CopyOptions): Promise<void> {
  const target = join(runsFolder, run.id);
  const preparation = join(runsFolder, `.import-${randomBytes(6).toString('hex')}`);
  const folder = join(preparation, run.id);
  try {
    for (const [place, file] of run.files) {
      const path = join(folder, place);
      mkdirSync(dirname(path), { recursive: true });
      await pipeline(Readable.from(counted(file.read(), onBytes)), createWriteStream(path, { flags: 'wx' }), { signal });
    }
    understand(RunFolder.open(folder), run.name);
    if (existsSync(target)) throw alreadyHere(run.id);
    renameSync(folder, target);
    syncFolder(runsFolder);
  } catch (error) {
    throw fileProblem(error, `The run ${run.id} could not be imported`, run.name);
  } finally {
    removeQuietly(preparation);
  }
}

/** A run with this id is in the runs folder. */
export function alreadyHere(id: string): Error {
  return notImportable('A run with this id is here already.', id, 'Remove that one first if this one is to take its place.');
}

async function* counted(content: AsyncIterable<Uint8Array>, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const part of content) {
    onBytes(part.length);
    yield part;
  }
}

/** Reads all that the application would read, and writes down where the run comes from. */
function understand(folder: RunFolder, name: string): void {
  folder.readAnnotations();
  folder.readMetrics();
  for (const { step } of folder.readEvaluations()) if (folder.hasSnapshot(step)) folder.readSnapshot(step);
  folder.readNewestCheckpoint();
  const status = folder.readStatus();
  const state = activeStates.includes(status.state) ? 'interrupted' : status.state;
  folder.writeStatus({ ...status, state, process: null, origin: status.origin ?? { source: 'runFolder', name, importedAt: new Date().toISOString() } });
}
