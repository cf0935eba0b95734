import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TRANSFER_BYTES, type exportCalls, type ExportRequest } from '@shared/contract/exports';
import { ProblemError } from '@shared/problem';
import { fileProblem } from '../store/fileProblem';
import { removeQuietly } from '../store/removeQuietly';
import type { RunStore } from '../store/runStore';
import type { WorkerPool } from '../training/scheduler/workerPool';
import type { ServicesOf } from './servicesOf';

export interface ExportServices extends ServicesOf<typeof exportCalls> {
  /** Removes the files that nobody fetched. */
  readonly close: () => void;
}

/** Files that leave the workbench: a thread of their own makes them, they wait in a temporary folder, and windows fetch them piece by piece. */
export function exportServices(store: Pick<RunStore, 'folder'>, pool: Pick<WorkerPool, 'exporter'>): ExportServices {
  const waiting = new WaitingFiles();
  return {
    'exports.make': async ({ ticket, request }) => {
      const paths = Object.fromEntries(runsOf(request).map((id) => [id, store.folder(id).path]));
      const target = waiting.add(ticket);
      try {
        return await pool.exporter().request('exportFile', { ticket, request, paths, target });
      } catch (error) {
        waiting.remove(ticket);
        throw error;
      }
    },
    'exports.cancel': async ({ ticket }) => pool.exporter().request('cancelExport', { ticket }),
    'exports.read': async ({ ticket, offset }) => ({ data: waiting.read(ticket, offset).toString('base64') }),
    'exports.discard': async ({ ticket }) => {
      waiting.remove(ticket);
      return {};
    },
    close: () => { waiting.removeAll(); },
  };
}

/** Every run that a request names. */
function runsOf(request: ExportRequest): string[] {
  if ('id' in request) return [request.id];
  const inGroups = request.what === 'report' ? (request.groups ?? []).flatMap(({ ids }) => ids) : [];
  return [...new Set([...request.ids, ...inGroups])];
}

/** Files by their tickets, in a temporary folder that is made for the first. */
class WaitingFiles {
  readonly #tickets = new Set<string>();
  #folder: string | null = null;

  /** @returns where the file of a new ticket goes. @throws ProblemError where the ticket is in use */
  add(ticket: string): string {
    if (this.#tickets.has(ticket)) throw new ProblemError({ code: 'ticket-in-use', what: 'Another export has this ticket.', where: ticket, remedy: 'Start it again.' });
    try {
      this.#folder ??= mkdtempSync(join(tmpdir(), 'sbd-export-'));
    } catch (error) {
      throw fileProblem(error, 'There is no place to make the file', tmpdir());
    }
    this.#tickets.add(ticket);
    return join(this.#folder, ticket);
  }

  read(ticket: string, offset: number): Buffer {
    const path = this.#path(ticket);
    try {
      const descriptor = openSync(path, 'r');
      try {
        const bytes = Buffer.alloc(TRANSFER_BYTES);
        return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offset));
      } finally {
        closeSync(descriptor);
      }
    } catch (error) {
      throw fileProblem(error, 'The exported file could not be read', path);
    }
  }

  remove(ticket: string): void {
    if (this.#tickets.delete(ticket) && this.#folder !== null) removeQuietly(join(this.#folder, ticket));
  }

  removeAll(): void {
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = null;
    this.#tickets.clear();
  }

  #path(ticket: string): string {
    const path = this.#folder === null ? null : join(this.#folder, ticket);
    if (path !== null && this.#tickets.has(ticket) && existsSync(path)) return path;
    throw new ProblemError({ code: 'export-not-found', what: 'There is no exported file with this ticket.', where: ticket, remedy: 'Export it again.' });
  }
}
