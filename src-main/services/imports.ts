import { appendFileSync, closeSync, mkdtempSync, openSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, isAbsolute, join, resolve } from 'node:path';
import type { Publish } from '@shared/contract/contract';
import type { importCalls, ImportSource } from '@shared/contract/imports';
import { TRANSFER_BYTES } from '@shared/contract/exports';
import { ProblemError } from '@shared/problem';
import type { ImportRoot } from '../imports/files/openImport';
import { fileProblem } from '../store/fileProblem';
import { removeQuietly } from '../store/removeQuietly';
import type { RunStore } from '../store/runStore';
import type { WorkerPool } from '../training/scheduler/workerPool';
import type { ServicesOf } from './servicesOf';

export interface ImportServices extends ServicesOf<typeof importCalls> {
  /** Removes what was uploaded and not imported. */
  readonly close: () => void;
}

/** Runs and metrics from elsewhere: windows upload files piece by piece, or name a path of the computer that trains; a thread reads them. */
export function importServices(store: Pick<RunStore, 'runsFolder' | 'refresh'>, pool: Pick<WorkerPool, 'exporter'>, publish: Publish): ImportServices {
  const uploads = new Map<string, Upload>();
  const forget = (ticket: string) => {
    uploads.get(ticket)?.remove();
    uploads.delete(ticket);
  };
  const uploadOf = (ticket: string): Upload => {
    const upload = uploads.get(ticket);
    if (!upload) throw new ProblemError({ code: 'upload-not-found', what: 'Nothing was uploaded for this import.', where: ticket, remedy: 'Choose the files again.' });
    return upload;
  };
  const rootsOf = (ticket: string, source: ImportSource): ImportRoot[] => (source.kind === 'upload' ? uploadOf(ticket).roots() : [rootAt(source.path)]);
  return {
    'imports.begin': async ({ ticket, files }) => {
      forget(ticket);
      uploads.set(ticket, new Upload(files));
      return {};
    },
    'imports.upload': async ({ ticket, file, data }) => {
      uploadOf(ticket).append(file, data);
      return {};
    },
    'imports.inspect': async ({ ticket, source }) => pool.exporter().request('inspectImport', { ticket, roots: rootsOf(ticket, source), runsFolder: store.runsFolder }),
    'imports.run': async ({ ticket, source, curves, experiment }) => {
      const result = await pool.exporter().request('importRuns', { ticket, roots: rootsOf(ticket, source), runsFolder: store.runsFolder, curves, experiment });
      for (const id of result.ids) publish('runs.changed', store.refresh(id));
      forget(ticket);
      return result;
    },
    'imports.cancel': async ({ ticket }) => {
      await pool.exporter().request('cancelImport', { ticket });
      forget(ticket);
      return {};
    },
    close: () => { for (const ticket of [...uploads.keys()]) forget(ticket); },
  };
}

function rootAt(path: string): ImportRoot {
  if (!isAbsolute(path)) throw new ProblemError({ code: 'invalid-input', what: 'This path is not complete.', where: path, remedy: 'Give the whole path, from the root of the disk.' });
  const whole = resolve(path);
  try {
    statSync(whole);
  } catch (error) {
    throw fileProblem(error, 'What is to be imported could not be read', whole);
  }
  return { name: basename(whole), path: whole };
}

/** Files on their way in: numbered, in a temporary folder, whatever they are called. */
class Upload {
  readonly #folder: string;
  readonly #files: readonly { readonly name: string; readonly bytes: number }[];
  readonly #received: number[];

  constructor(files: readonly { readonly name: string; readonly bytes: number }[]) {
    this.#files = files;
    this.#received = files.map(() => 0);
    try {
      this.#folder = mkdtempSync(join(tmpdir(), 'sbd-import-'));
      for (const index of files.keys()) closeSync(openSync(this.#path(index), 'wx'));
    } catch (error) {
      throw fileProblem(error, 'There is no place for the files', tmpdir());
    }
  }

  append(file: number, data: string): void {
    const promised = this.#files[file];
    const bytes = Buffer.from(data, 'base64');
    if (!promised || bytes.length > TRANSFER_BYTES || this.#received[file]! + bytes.length > promised.bytes) {
      throw new ProblemError({ code: 'invalid-input', what: 'This piece belongs to no file that was announced.', where: promised?.name ?? '', remedy: 'Choose the files again.' });
    }
    try {
      appendFileSync(this.#path(file), bytes);
    } catch (error) {
      throw fileProblem(error, 'A file could not be taken in', promised.name);
    }
    this.#received[file]! += bytes.length;
  }

  roots(): ImportRoot[] {
    const missing = this.#files.find(({ bytes }, index) => this.#received[index] !== bytes);
    if (missing) throw new ProblemError({ code: 'upload-incomplete', what: 'This file did not arrive whole.', where: missing.name, remedy: 'Choose the files again.' });
    return this.#files.map(({ name }, index) => ({ name, path: this.#path(index) }));
  }

  remove(): void {
    removeQuietly(this.#folder);
  }

  #path(index: number): string {
    return join(this.#folder, String(index));
  }
}
