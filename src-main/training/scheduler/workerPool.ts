import { join } from 'node:path';
import type { RunEvent } from '../trainer/runEvent';
import type { WorkerSettings } from '../worker/toTrainingWorker';
import { workersFolder } from '../worker/workersFolder';
import { WorkerThread } from './workerThread';

/**
 * The long-lived worker threads of this process, each created on first use: one for each device that trains, and one that
 * only analyses, so that sliders answer while training runs. Threads are kept, since Electron suffers from short-lived ones.
 */
export class WorkerPool {
  readonly #file: string;
  readonly #onRunEvent: (event: RunEvent) => void;
  readonly #threads = new Map<string, WorkerThread>();

  /** @param folder where the built workers lie; beside the running bundle unless given. */
  constructor(onRunEvent: (event: RunEvent) => void, folder: string = workersFolder()) {
    this.#file = join(folder, 'trainingWorker.js');
    this.#onRunEvent = onRunEvent;
  }

  /** The thread that trains on a device. */
  trainer(device: string): WorkerThread {
    return this.#thread(`train ${device}`, { yielding: true });
  }

  analyst(): WorkerThread {
    return this.#thread('analyse', { yielding: false });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#threads.values()].map((thread) => thread.close()));
  }

  /** A thread that was lost is replaced at the next use. */
  #thread(purpose: string, settings: WorkerSettings): WorkerThread {
    const known = this.#threads.get(purpose);
    if (known) return known;
    const thread = new WorkerThread(this.#file, settings, this.#onRunEvent, () => {
      if (this.#threads.get(purpose) === thread) this.#threads.delete(purpose);
    });
    this.#threads.set(purpose, thread);
    return thread;
  }
}
