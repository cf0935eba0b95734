import { ProblemError, toProblem, type Problem } from '@shared/problem';
import type { Experiment } from '@shared/experiment/experiment';
import type { RunStatus } from '@shared/run/status';
import type { EarlyStop } from '@shared/study/earlyStop';
import type { RunFolder } from '../../store/runFolder';
import { thisProcess } from '../../store/runProcess';
import type { RunEvent } from '../trainer/runEvent';
import type { RunSource } from './runSource';
import type { WorkerThread } from './workerThread';

const QUEUE_HEARTBEAT_MILLISECONDS = 10_000;

export interface SchedulerOptions {
  readonly folderOf: (id: string) => RunFolder;
  readonly pool: { trainer(device: string): Pick<WorkerThread, 'request'> };
  /** The device to train on for a requested one; `auto` becomes a real device. */
  readonly resolveDevice: (requested: string, experiment: Experiment) => Promise<string>;
  readonly checkpointEverySteps: number | null;
  /** Told about what the scheduler itself writes; a worker's own events go through its pool. */
  readonly onRunEvent: (event: RunEvent) => void;
}

interface QueuedRun {
  readonly id: string;
  /** Null while it is being resolved. */
  device: string | null;
  readonly arrival: number;
}

interface WaitingSource {
  readonly source: RunSource;
  readonly arrival: number;
}

/** Of runs that were started one by one. */
const SINGLE_PRIORITY = 0;

interface ActiveRun {
  readonly device: string;
  readonly thread: Pick<WorkerThread, 'request'>;
  readonly ended: Promise<void>;
}

/**
 * The queue of this process, of single runs and of studies: one run a device at a time. What has a higher priority goes first,
 * then what came first. A paused run keeps its device, since everything it needs is still loaded there; stopping it frees the
 * device.
 */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #queue: QueuedRun[] = [];
  readonly #sources: WaitingSource[] = [];
  readonly #active = new Map<string, ActiveRun>();
  readonly #heartbeat: NodeJS.Timeout;
  #arrivals = 0;
  #dispatching = false;
  #closing = false;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#heartbeat = setInterval(() => { this.#beatForQueue(); }, QUEUE_HEARTBEAT_MILLISECONDS);
    this.#heartbeat.unref();
  }

  /** Runs that train, are paused, or wait. */
  get runs(): number {
    return this.#queue.length + this.#active.size + this.#sources.reduce((sum, { source }) => sum + source.waiting, 0);
  }

  isActive(id: string): boolean {
    return this.#active.has(id);
  }

  isQueued(id: string): boolean {
    return this.#queue.some((queued) => queued.id === id);
  }

  /** Takes runs from a source too, from now on until it is removed. */
  addSource(source: RunSource): void {
    this.#sources.push({ source, arrival: this.#arrivals++ });
    this.wake();
  }

  /** Takes no further runs from a source; those that it gave train on. */
  removeSource(source: RunSource): void {
    const index = this.#sources.findIndex((waiting) => waiting.source === source);
    if (index >= 0) this.#sources.splice(index, 1);
  }

  /** Looks again for what can start: a source has something to give, or goes before others now. */
  wake(): void {
    this.#dispatch();
  }

  /** Puts a run at the end of the queue; it starts, or continues at its newest checkpoint, when its device is free. */
  enqueue(id: string): void {
    this.#write(id, { state: 'queued', process: thisProcess(), problem: null, stoppedByRule: null, finishedAt: null });
    const queued: QueuedRun = { id, device: null, arrival: this.#arrivals++ };
    this.#queue.push(queued);
    const { resolveDevice, folderOf } = this.#options;
    const folder = folderOf(id);
    resolveDevice(folder.readStatus().requestedDevice, folder.readExperiment()).then(
      (device) => {
        queued.device = device;
        this.#dispatch();
      },
      (error: unknown) => {
        if (this.#leaveQueue(id)) this.#end(id, 'failed', toProblem(error));
        this.#dispatch();
      },
    );
  }

  async pause(id: string): Promise<void> {
    await this.#active.get(id)?.thread.request('pause', { id });
  }

  /** Lets a paused run train on. */
  async continue(id: string): Promise<void> {
    await this.#active.get(id)?.thread.request('continue', { id });
  }

  /** Stops a run after a checkpoint, or takes it out of the queue. */
  async stop(id: string): Promise<void> {
    if (this.#active.has(id)) {
      await this.#endActive(id, 'stop');
      return;
    }
    // Neither active nor waiting: a run that ended when its disk was full, and could not say so in its folder.
    this.#leaveQueue(id);
    this.#end(id, 'stopped', null);
    this.#dispatch();
  }

  /** Checkpoints what trains; it and what waits become interrupted, and can be resumed by any process. */
  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#heartbeat);
    for (const { id } of this.#queue.splice(0)) this.#end(id, 'interrupted', null);
    await Promise.all([...this.#active.keys()].map((id) => this.#endActive(id, 'interrupt')));
  }

  async #endActive(id: string, how: 'stop' | 'interrupt'): Promise<void> {
    const run = this.#active.get(id);
    if (!run) return;
    // A thread that is lost meanwhile has ended the run too, and said so in `ended`.
    await run.thread.request(how, { id }).catch(() => undefined);
    await run.ended;
  }

  /** Starts what can start, in order. */
  #dispatch(): void {
    // A source that makes a folder tells about it, and whoever hears that may wake the scheduler.
    if (this.#closing || this.#dispatching) return;
    this.#dispatching = true;
    try {
      this.#startAll();
    } finally {
      this.#dispatching = false;
    }
  }

  /** A single run whose device is not known yet holds up what is behind it, for as long as that takes. */
  #startAll(): void {
    const busy = new Set([...this.#active.values()].map(({ device }) => device));
    for (const waiting of this.#inOrder()) {
      if ('source' in waiting) {
        this.#startFrom(waiting.source, busy);
        continue;
      }
      const { id, device } = waiting;
      if (device === null) return;
      if (busy.has(device)) continue;
      busy.add(device);
      this.#leaveQueue(id);
      this.#start(id, device, null, null);
    }
  }

  #startFrom(source: RunSource, busy: Set<string>): void {
    for (const device of source.devices) {
      if (busy.has(device)) continue;
      const run = source.next(device);
      if (!run) return;
      busy.add(device);
      this.#start(run.id, device, run.earlyStop, source);
    }
  }

  #inOrder(): (QueuedRun | WaitingSource)[] {
    const priorityOf = (waiting: QueuedRun | WaitingSource) => ('source' in waiting ? waiting.source.priority : SINGLE_PRIORITY);
    return [...this.#queue, ...this.#sources].sort((left, right) => priorityOf(right) - priorityOf(left) || left.arrival - right.arrival);
  }

  #start(id: string, device: string, earlyStop: EarlyStop | null, source: RunSource | null): void {
    const thread = this.#options.pool.trainer(device);
    const { path } = this.#options.folderOf(id);
    const { checkpointEverySteps } = this.#options;
    const ended = thread.request('train', { id, path, device, checkpointEverySteps, earlyStop }).then(
      () => undefined,
      // The worker records every failure of a run itself; only a thread that is lost, or a folder that can't be read, gets here.
      (error: unknown) => { this.#end(id, 'failed', toProblem(error)); },
    ).then(() => {
      this.#active.delete(id);
      source?.ended(id);
      this.#dispatch();
    });
    this.#active.set(id, { device, thread, ended });
  }

  #leaveQueue(id: string): boolean {
    const index = this.#queue.findIndex((queued) => queued.id === id);
    if (index >= 0) this.#queue.splice(index, 1);
    return index >= 0;
  }

  #beatForQueue(): void {
    for (const { id } of this.#queue) this.#write(id, {});
  }

  #end(id: string, state: 'stopped' | 'interrupted' | 'failed', problem: Problem | null): void {
    const now = new Date().toISOString();
    try {
      this.#write(id, { state, problem, process: null, finishedAt: now });
    } catch (error) {
      // The folder is gone or can't be written. It says that the run is held by a process; the next start of any will correct that.
      if (!(error instanceof ProblemError)) throw error;
    }
  }

  #write(id: string, change: Partial<RunStatus>): void {
    const folder = this.#options.folderOf(id);
    const status = { ...folder.readStatus(), ...change, heartbeatAt: new Date().toISOString() };
    folder.writeStatus(status);
    this.#options.onRunEvent({ kind: 'status', status });
  }
}
