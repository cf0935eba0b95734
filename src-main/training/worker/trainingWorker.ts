import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { toProblem } from '@shared/problem';
import { listDevices } from '../../engine/runtime/listDevices';
import { Analyst } from '../analysis/analyst';
import { BatchThread } from '../batches/batchThread';
import { evaluateRun } from '../measurement/evaluateRun';
import { measureExperiment } from '../measurement/measureExperiment';
import { TrainingControl, type Wish } from '../trainer/trainingControl';
import { trainRun } from '../trainer/trainRun';
import { ExclusiveTurns } from '../exclusiveTurns';
import type { FromTrainingWorker, TrainingWorkerAnswers } from './fromTrainingWorker';
import type { ToTrainingWorker, WorkerSettings, TrainingWorkerRequestName, TrainingWorkerRequests } from './toTrainingWorker';
import { workersFolder } from './workersFolder';

// A long-lived thread that owns engine sessions: it trains the runs it is given and answers questions between engine calls.

type Handlers = { [Name in TrainingWorkerRequestName]: (input: TrainingWorkerRequests[Name]) => Promise<TrainingWorkerAnswers[Name]> };

// Windows stay fluid while training takes every core that they leave. Linux keeps a priority for each thread, and the
// engine's threads inherit this one; elsewhere it would be the whole process's.
const { yielding } = workerData as WorkerSettings;
if (yielding && process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const port = parentPort!;
const turns = new ExclusiveTurns();
const analyst = new Analyst();
const controls = new Map<string, TrainingControl>();
let batches: BatchThread | null = null;

const handlers: Handlers = {
  train,
  pause: ({ id }) => ask(id, 'pause'),
  continue: ({ id }) => ask(id, 'train'),
  stop: ({ id }) => ask(id, 'stop'),
  interrupt: ({ id }) => ask(id, 'interrupt'),
  listDevices: () => listDevices(),
  measure: ({ experiment, device }) => turns.take(() => measureExperiment(experiment, device)),
  evaluate: ({ path, device, samples }) => turns.take(() => evaluateRun(path, device, samples)),
  open: ({ path }) => turns.take(() => analyst.open(path)),
  decode: ({ path, latents }) => turns.take(() => analyst.decode(path, latents)),
  encode: ({ path, factors }) => turns.take(() => analyst.encode(path, factors)),
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

async function train({ id, path, device, checkpointEverySteps }: TrainingWorkerRequests['train']): Promise<TrainingWorkerAnswers['train']> {
  const control = new TrainingControl();
  controls.set(id, control);
  batches ??= new BatchThread(join(workersFolder(), 'batchWorker.js'));
  const thread = batches;
  try {
    return await trainRun({
      path,
      device,
      checkpointEverySteps,
      control,
      openBatches: (specification, generator) => thread.open(specification, generator),
      exclusively: (work) => turns.take(work),
      report: (event) => { send({ kind: 'runEvent', event }); },
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

function send(message: FromTrainingWorker): void {
  port.postMessage(message);
}
