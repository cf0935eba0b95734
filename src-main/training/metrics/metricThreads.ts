import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { ProblemError, toProblem } from '@shared/problem';
import type { MetricResult } from '@shared/run/evaluation';
import type { Representation } from '../../science/representation';
import { combineParts, metricTasks, type MetricTask } from '../../science/measures/metricWork';
import { ExclusiveTurns } from '../exclusiveTurns';
import type { FromMetricsWorker, ToMetricsWorker } from '../worker/metricsMessages';
import type { WorkerSettings } from '../worker/toTrainingWorker';
import { sharedRepresentation } from './sharedRepresentation';

/** More threads than this do not end much sooner: the largest piece of the work takes a tenth of all. */
const MOST_THREADS = 4;

/** One measurement in progress. */
interface Measurement {
  readonly representation: Representation;
  readonly seed: number;
  readonly waiting: MetricTask[];
  /** Raised to 1 it ends the work in every thread. */
  readonly stop: Int32Array;
  readonly fractions: Map<MetricTask, number>;
  readonly outcomes: { task: MetricTask; outcome: unknown }[];
  readonly onProgress: (fraction: number) => void;
  failure: { error: unknown } | null;
}

/**
 * Threads that measure metrics, made when they are first needed and kept. The pieces of the work are shared out among them;
 * results do not depend on how many there are, since every piece draws its own random numbers.
 */
export class MetricThreads {
  readonly #file: string;
  readonly #settings: WorkerSettings;
  readonly #count: number;
  readonly #turns = new ExclusiveTurns();
  #workers: Worker[] = [];

  /** @param file the built `metricsWorker.js`. */
  constructor(file: string, settings: WorkerSettings, count = Math.min(MOST_THREADS, availableParallelism())) {
    this.#file = file;
    this.#settings = settings;
    this.#count = count;
  }

  /** Measures one representation after another; see `MeasureMetrics`. */
  measure(representation: Representation, seed: number, onProgress: (fraction: number) => void): Promise<MetricResult[]> {
    return this.#turns.take(() => this.#measure(representation, seed, onProgress));
  }

  async #measure(given: Representation, seed: number, onProgress: (fraction: number) => void): Promise<MetricResult[]> {
    const representation = sharedRepresentation(given);
    const tasks = metricTasks(representation);
    const measurement: Measurement = { representation, seed, waiting: [...tasks], stop: new Int32Array(new SharedArrayBuffer(4)), fractions: new Map(), outcomes: [], onProgress, failure: null };
    while (this.#workers.length < Math.min(this.#count, tasks.length)) this.#workers.push(this.#start());
    await Promise.all(this.#workers.map((worker) => this.#workOff(worker, measurement, tasks)));
    if (measurement.failure) throw measurement.failure.error;
    return combineParts(representation, seed, measurement.outcomes);
  }

  #start(): Worker {
    const worker = new Worker(this.#file, { workerData: this.#settings });
    // One that is lost, at work or idle, is replaced at the next measurement.
    const forget = () => { this.#workers = this.#workers.filter((other) => other !== worker); };
    worker.on('error', forget);
    worker.on('exit', forget);
    // Idle threads must not keep a process that has nothing else to do.
    worker.unref();
    return worker;
  }

  /** Gives one thread piece after piece, until none is left or one has failed. */
  async #workOff(worker: Worker, measurement: Measurement, tasks: readonly MetricTask[]): Promise<void> {
    worker.ref();
    try {
      for (let task = measurement.waiting.shift(); task !== undefined && measurement.failure === null; task = measurement.waiting.shift()) {
        measurement.outcomes.push({ task, outcome: await this.#perform(worker, measurement, task, tasks) });
      }
    } catch (error) {
      measurement.failure ??= { error };
      Atomics.store(measurement.stop, 0, 1);
    } finally {
      worker.unref();
    }
  }

  #perform(worker: Worker, measurement: Measurement, task: MetricTask, tasks: readonly MetricTask[]): Promise<unknown> {
    const { representation, seed, stop } = measurement;
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        end();
      };
      const onMessage = (message: FromMetricsWorker) => {
        if (message.kind === 'progress') report(measurement, task, message.fraction, tasks);
        else if (message.kind === 'done') settle(() => { report(measurement, task, 1, tasks); resolve(message.outcome); });
        else settle(() => { reject(new ProblemError(message.problem)); });
      };
      const lose = (detail: string) => {
        settle(() => { reject(new ProblemError({ code: 'worker-lost', what: `A thread that measures metrics ended unexpectedly: ${detail}.`, where: '', remedy: 'Measure again.' })); });
      };
      const onError = (error: unknown) => { lose(toProblem(error).what); };
      const onExit = (code: number) => { lose(`exit code ${String(code)}`); };
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage({ representation, task, seed, stop } satisfies ToMetricsWorker);
    });
  }
}

/** Tells how much is done, and ends the work where whoever is told does not want it any more. */
function report(measurement: Measurement, task: MetricTask, fraction: number, tasks: readonly MetricTask[]): void {
  measurement.fractions.set(task, fraction);
  if (measurement.failure) return;
  const total = tasks.reduce((sum, { cost }) => sum + cost, 0);
  const done = tasks.reduce((sum, each) => sum + each.cost * (measurement.fractions.get(each) ?? 0), 0);
  try {
    measurement.onProgress(done / total);
  } catch (error) {
    measurement.failure = { error };
    Atomics.store(measurement.stop, 0, 1);
  }
}
