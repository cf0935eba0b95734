import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { toProblem } from '@shared/problem';
import { listDevices } from '../../engine/runtime/listDevices';
import { Exporter } from '../../exports/exporter';
import { Importer } from '../../imports/importer';
import { Analyst } from '../analysis/analyst';
import { BatchThread } from '../batches/batchThread';
import { evaluateRun } from '../measurement/evaluateRun';
import { measureExperiment } from '../measurement/measureExperiment';
import { ReplicaRanker } from '../measurement/replicaRanker';
import { RunMeasurer } from '../measurement/runMeasurer';
import type { MeasureMetrics } from '../metrics/measureMetrics';
import { MetricThreads } from '../metrics/metricThreads';
import { FilePreviewer } from '../preview/filePreviewer';
import { TrainingControl, type Wish } from '../trainer/trainingControl';
import { trainRun } from '../trainer/trainRun';
import { ExclusiveTurns } from '../exclusiveTurns';
import type { FromTrainingWorker, TrainingWorkerAnswers } from './fromTrainingWorker';
import type { ToTrainingWorker, WorkerSettings, TrainingWorkerRequestName, TrainingWorkerRequests } from './toTrainingWorker';
import { workersFolder } from './workersFolder';

// A long-lived thread that owns engine sessions: it trains the runs it is given and answers questions between engine calls.

const TELLING_MILLISECONDS = 200;

type Handlers = { [Name in TrainingWorkerRequestName]: (input: TrainingWorkerRequests[Name]) => Promise<TrainingWorkerAnswers[Name]> };

// Windows stay fluid while training takes every core that they leave. Linux keeps a priority for each thread, and the
// engine's threads inherit this one; elsewhere it would be the whole process's.
const { yielding } = workerData as WorkerSettings;
if (yielding && process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);

const port = parentPort!;
const turns = new ExclusiveTurns();
const analyst = new Analyst();
const previewer = new FilePreviewer();
const exporter = new Exporter();
const importer = new Importer();
const controls = new Map<string, TrainingControl>();
let batches: BatchThread | null = null;
const toldAt = { reading: -Infinity, measuring: -Infinity, ranking: -Infinity, transferring: -Infinity };
const metricThreads = new MetricThreads(join(workersFolder(), 'metricsWorker.js'), { yielding: true });
const measureMetrics: MeasureMetrics = (representation, seed, onProgress) => metricThreads.measure(representation, seed, onProgress);
const measurer = new RunMeasurer({ measureMetrics, exclusively: (work) => turns.take(work), onReading: tellReading });
const ranker = new ReplicaRanker({ exclusively: (work) => turns.take(work), onReading: tellReading });

const handlers: Handlers = {
  train,
  pause: ({ id }) => ask(id, 'pause'),
  continue: ({ id }) => ask(id, 'train'),
  stop: ({ id }) => ask(id, 'stop'),
  interrupt: ({ id }) => ask(id, 'interrupt'),
  listDevices: () => listDevices(),
  measure: ({ experiment, device }) => turns.take(() => measureExperiment(experiment, device)),
  evaluate: ({ path, ...options }) => evaluateRun(path, {
    ...options,
    measureMetrics,
    exclusively: (work) => turns.take(work),
    onReading: tellReading,
    onProgress: (fraction) => { tell('measuring', path, fraction); },
  }),
  measureRun: ({ path }) => measurer.measure(path, (fraction) => { tell('measuring', path, fraction); }),
  cancelMeasuring: ({ path }) => {
    measurer.cancel(path);
    return Promise.resolve({});
  },
  rankReplicas: ({ ticket, paths, samples }) => ranker.rank(ticket, paths, samples, (fraction) => { tell('ranking', ticket, fraction); }),
  cancelRanking: ({ ticket }) => {
    ranker.cancel(ticket);
    return Promise.resolve({});
  },
  open: ({ path }) => turns.take(() => analyst.open(path)),
  decode: ({ path, latents }) => turns.take(() => analyst.decode(path, latents)),
  encode: ({ path, factors }) => turns.take(() => analyst.encode(path, factors)),
  preview: (request) => previewer.preview(request, tellReading),
  stopReading: ({ path }) => {
    previewer.stop(path);
    return Promise.resolve({});
  },
  exportFile: (task) => exporter.make(task, (fraction) => { tell('transferring', task.ticket, fraction); }),
  cancelExport: ({ ticket }) => {
    exporter.cancel(ticket);
    return Promise.resolve({});
  },
  inspectImport: (task) => importer.inspect(task),
  importRuns: (task) => importer.run(task, (fraction) => { tell('transferring', task.ticket, fraction); }),
  cancelImport: ({ ticket }) => {
    importer.cancel(ticket);
    return Promise.resolve({});
  },
  traverse: ({ path, seed, columns }) => turns.take(() => analyst.traverse(path, seed, columns)),
};

port.on('message', (message: ToTrainingWorker) => {
  if (message.kind === 'close') process.exit(0);
  const handle = handlers[message.name] as (input: unknown) => Promise<TrainingWorkerAnswers[TrainingWorkerRequestName]>;
  handle(message.input).then(
    (output) => { send({ kind: 'answer', number: message.number, output }); },
    (error: unknown) => { send({ kind: 'refusal', number: message.number, problem: toProblem(error) }); },
  );
});

async function train({ id, path, device, checkpointEverySteps, earlyStop }: TrainingWorkerRequests['train']): Promise<TrainingWorkerAnswers['train']> {
  const control = new TrainingControl();
  controls.set(id, control);
  batches ??= new BatchThread(join(workersFolder(), 'batchWorker.js'));
  const thread = batches;
  try {
    return await trainRun({
      path,
      device,
      checkpointEverySteps,
      earlyStop,
      control,
      openBatches: (specification, generator) => thread.open(specification, generator),
      exclusively: (work) => turns.take(work),
      report: (event) => { send({ kind: 'runEvent', event }); },
      onReading: tellReading,
      measureMetrics,
    });
  } finally {
    controls.delete(id);
  }
}

/** A run that has just ended has nothing left to obey with. */
async function ask(id: string, wish: Wish): Promise<null> {
  await controls.get(id)?.ask(wish);
  return null;
}

function tellReading(path: string, fraction: number): void {
  tell('reading', path, fraction);
}

/** Tells how far the reading of a file, the measuring of a run, or the ranking or export of a ticket is, a few times a second. */
function tell(kind: keyof typeof toldAt, path: string, fraction: number): void {
  if (fraction < 1 && performance.now() - toldAt[kind] < TELLING_MILLISECONDS) return;
  toldAt[kind] = performance.now();
  send({ kind, path, fraction });
}

function send(message: FromTrainingWorker): void {
  port.postMessage(message);
}
