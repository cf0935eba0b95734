import { constants, setPriority } from 'node:os';
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { ProblemError, toProblem } from '@shared/problem';
import { measurePart } from '../../science/measures/metricWork';
import type { FromMetricsWorker, ToMetricsWorker } from './metricsMessages';
import type { WorkerSettings } from './toTrainingWorker';

// Computes one piece of the metrics at a time, away from the thread that trains or answers.

const PROGRESS_MILLISECONDS = 100;

const port = parentPort!;
// As in the training worker: windows stay fluid.
const { yielding } = workerData as WorkerSettings;
if (yielding && process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);

port.on('message', ({ representation, task, seed, stop }: ToMetricsWorker) => {
  let toldAt = performance.now();
  const onProgress = (fraction: number) => {
    if (Atomics.load(stop, 0) === 1) throw new ProblemError({ code: 'cancelled', what: 'The measurement was cancelled.', where: '', remedy: 'Start it again when you like.' });
    if (performance.now() - toldAt < PROGRESS_MILLISECONDS) return;
    toldAt = performance.now();
    send({ kind: 'progress', fraction });
  };
  try {
    onProgress(0);
    send({ kind: 'done', outcome: measurePart(representation, task, seed, onProgress) });
  } catch (error) {
    send({ kind: 'failed', problem: toProblem(error) });
  }
});

function send(message: FromMetricsWorker): void {
  port.postMessage(message);
}
