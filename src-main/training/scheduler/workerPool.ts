import { join } from 'node:path';
import type { WorkerSettings } from '../worker/toTrainingWorker';
import { workersFolder } from '../worker/workersFolder';
import { WorkerThread, type ThreadListeners } from './workerThread';

/**
 * The long-lived worker threads of this process, each created on first use: one for each device that trains, one that only
 * analyses, so that sliders answer while training runs, one that reads files of data for previews, and one that exports and
 * imports. Threads are kept, since Electron suffers from short-lived ones.
 */
export class WorkerPool {
  readonly #file: string;
  readonly #listeners: ThreadListeners;
  readonly #threads = new Map<string, WorkerThread>();

  /** @param folder where the built workers lie; beside the running bundle unless given. */
  constructor(listeners: ThreadListeners, folder: string = workersFolder()) {
    this.#file = join(folder, 'trainingWorker.js');
    this.#listeners = listeners;
  }

  /** The thread that trains on a device. */
  trainer(device: string): WorkerThread {
    return this.#thread(`train ${device}`, { yielding: true });
  }

  analyst(): WorkerThread {
    return this.#thread('analyse', { yielding: false });
  }

  reader(): WorkerThread {
    return this.#thread('read', { yielding: true });
  }

  exporter(): WorkerThread {
    return this.#thread('export', { yielding: true });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#threads.values()].map((thread) => thread.close()));
  }

  /** A thread that was lost is replaced at the next use. */
  #thread(purpose: string, settings: WorkerSettings): WorkerThread {
    const known = this.#threads.get(purpose);
    if (known) return known;
    const thread = new WorkerThread(this.#file, settings, this.#listeners, () => {
      if (this.#threads.get(purpose) === thread) this.#threads.delete(purpose);
    });
    this.#threads.set(purpose, thread);
    return thread;
  }
}
