import { Worker } from 'node:worker_threads';
import { describeProblem, ProblemError, toProblem, type Problem } from '@shared/problem';
import type { RunEvent } from '../trainer/runEvent';
import type { FromTrainingWorker, TrainingWorkerAnswers } from '../worker/fromTrainingWorker';
import type { ToTrainingWorker, WorkerSettings, TrainingWorkerRequest, TrainingWorkerRequestName, TrainingWorkerRequests } from '../worker/toTrainingWorker';

interface Pending {
  readonly resolve: (output: never) => void;
  readonly reject: (error: unknown) => void;
}

/** Who is told what threads tell unasked. */
export interface ThreadListeners {
  readonly onRunEvent: (event: RunEvent) => void;
  /** How far the reading of a file of data is, 0 to 1. */
  readonly onReading: (path: string, fraction: number) => void;
  /** How far the measuring of a run is, 0 to 1. */
  readonly onMeasuring: (path: string, fraction: number) => void;
  /** How far the ranking with a ticket is, 0 to 1. */
  readonly onRanking?: (ticket: string, fraction: number) => void;
  /** How far the export or import with a ticket is, 0 to 1. */
  readonly onTransferring?: (ticket: string, fraction: number) => void;
}

/**
 * After this a thread that was asked to close is ended by force. Long, because ending a thread in the middle of an engine
 * call aborts the process, and one step on a GPU that software imitates takes ten seconds.
 */
const CLOSE_MILLISECONDS = 60_000;

/** A training worker as the main thread sees it: requests with answers, and the events of the runs it trains. */
export class WorkerThread {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #exited: Promise<void>;
  readonly #onLost: () => void;
  #nextNumber = 0;
  #lost: Problem | null = null;

  /** @param onLost called once when the thread ends, asked or not, before any open request fails. */
  constructor(file: string, settings: WorkerSettings, { onRunEvent, onReading, onMeasuring, onRanking, onTransferring }: ThreadListeners, onLost: () => void) {
    this.#onLost = onLost;
    this.#worker = new Worker(file, { workerData: settings });
    this.#worker.on('message', (message: FromTrainingWorker) => {
      if (message.kind === 'runEvent') onRunEvent(message.event);
      else if (message.kind === 'reading') onReading(message.path, message.fraction);
      else if (message.kind === 'measuring') onMeasuring(message.path, message.fraction);
      else if (message.kind === 'ranking') onRanking?.(message.path, message.fraction);
      else if (message.kind === 'transferring') onTransferring?.(message.path, message.fraction);
      else this.#settle(message);
    });
    this.#worker.on('error', (error) => { this.#fail(describeProblem(toProblem(error))); });
    this.#exited = new Promise((resolve) => {
      this.#worker.on('exit', (code) => {
        this.#fail(`exit code ${String(code)}`);
        resolve();
      });
    });
  }

  request<Name extends TrainingWorkerRequestName>(name: Name, input: TrainingWorkerRequests[Name]): Promise<TrainingWorkerAnswers[Name]> {
    if (this.#lost) return Promise.reject(new ProblemError(this.#lost));
    return new Promise((resolve, reject) => {
      const number = this.#nextNumber++;
      this.#pending.set(number, { resolve: resolve as (output: never) => void, reject });
      this.#send({ kind: 'request', number, name, input } as TrainingWorkerRequest);
    });
  }

  /** Ends the thread, which has nothing left to write. */
  async close(): Promise<void> {
    this.#send({ kind: 'close' });
    const timer = setTimeout(() => { void this.#worker.terminate(); }, CLOSE_MILLISECONDS);
    await this.#exited;
    clearTimeout(timer);
  }

  #settle(message: Extract<FromTrainingWorker, { number: number }>): void {
    const pending = this.#pending.get(message.number);
    this.#pending.delete(message.number);
    if (message.kind === 'answer') pending?.resolve(message.output as never);
    else pending?.reject(new ProblemError(message.problem));
  }

  #fail(detail: string): void {
    if (this.#lost) return;
    this.#lost = { code: 'worker-lost', what: `The thread that trains ended unexpectedly: ${detail}.`, where: '', remedy: 'Resume the run: it continues at its last checkpoint.' };
    // First of all, so that whoever learns of the failure and tries again gets another thread.
    this.#onLost();
    for (const { reject } of this.#pending.values()) reject(new ProblemError(this.#lost));
    this.#pending.clear();
  }

  #send(message: ToTrainingWorker): void {
    this.#worker.postMessage(message);
  }
}
