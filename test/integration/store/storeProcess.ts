import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ProblemError } from '../../../src-shared/problem';
import { thisProcess } from '../../../src-main/store/runProcess';
import { RunStore } from '../../../src-main/store/runStore';
import { checkpoint, experiment, metric, metrics, snapshot } from '../../unit/store/runSamples';

// A second process for tests of the store: `node storeProcess.cjs TASK RUNS_FOLDER …`. It answers with one line of JSON.

function answer(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function codeOf(action: () => unknown): string {
  try {
    action();
    return 'done';
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : String(error);
  }
}

/** Makes runs while other processes do the same, starting when the file `start` appears. */
async function makeRuns(runsFolder: string, start: string, count: number): Promise<void> {
  while (!existsSync(start)) await wait(1);
  const store = RunStore.open(runsFolder);
  for (let made = 0; made < count; made++) {
    const { status } = store.create(experiment, 'auto');
    const run = store.folder(status.id);
    for (let line = 0; line < 5; line++) {
      run.appendMetrics([metric(line)]);
      store.refresh(status.id);
    }
    run.writeStatus({ ...status, state: 'finished', process: null });
    store.annotate(status.id, { tags: [`process-${String(process.pid)}`], notes: '' });
  }
  store.close();
  answer({ made: count });
}

/** Trains a run, so to speak, until it is killed. */
async function holdRun(runsFolder: string): Promise<void> {
  const store = RunStore.open(runsFolder);
  const { status } = store.create(experiment, 'auto');
  const run = store.folder(status.id);
  answer({ id: status.id });
  for (let line = 0; ; line++) {
    run.appendMetrics([metric(line)]);
    if (line % 10 === 0) run.writeSnapshot(snapshot(line));
    run.writeStatus({ ...status, state: 'running', process: thisProcess(), step: line, heartbeatAt: new Date().toISOString() });
    await wait(20);
  }
}

/** Fills up the small file system that the runs folder is on, and leaves an abandoned run. */
function fillDisk(runsFolder: string): void {
  const store = RunStore.open(runsFolder);
  const { status } = store.create(experiment, 'auto');
  const run = store.folder(status.id);
  run.appendMetrics(metrics(3));
  run.writeCheckpoint(checkpoint(10, 1000));
  const hidden = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('.'));
  answer({
    checkpoint: codeOf(() => { run.writeCheckpoint(checkpoint(20, 1_000_000)); }),
    kept: run.readNewestCheckpoint()?.step,
    create: codeOf(() => { for (let made = 0; made < 1000; made++) store.create(experiment, 'auto'); }),
    metrics: codeOf(() => { for (let batch = 0; batch < 1000; batch++) run.appendMetrics(metrics(200, 3 + 200 * batch)); }),
    leftovers: [...hidden(run.path), ...hidden(join(run.path, 'checkpoints')), ...hidden(runsFolder)],
    wholeBatches: run.readMetrics().length % 200 === 3,
    wholeRuns: codeOf(() => { for (const { status: { id } } of store.list().runs) store.folder(id); }),
    listed: store.list().runs.length === readdirSync(runsFolder).filter((name) => /^\d/.test(name)).length,
  });
  rmSync(join(run.path, 'checkpoints'), { recursive: true });
  run.writeStatus({ ...run.readStatus(), state: 'running', step: 7, process: { pid: 1, host: 'elsewhere' }, heartbeatAt: '2020-01-01T00:00:00.000Z' });
}

/** Tries everything with the abandoned run on a file system that is read-only by now. */
function useReadOnlyDisk(runsFolder: string): void {
  const store = RunStore.open(runsFolder);
  const { status } = store.list().runs.find((run) => run.status.step === 7)!;
  const run = store.folder(status.id);
  answer({
    listed: status.state,
    written: run.readStatus().state,
    create: codeOf(() => store.create(experiment, 'auto')),
    annotate: codeOf(() => store.annotate(status.id, { tags: [], notes: '' })),
    metrics: codeOf(() => { run.appendMetrics([metric(3)]); }),
    remove: codeOf(() => { store.remove([status.id]); }),
    unreadable: store.list().unreadable,
  });
}

const [task, runsFolder = '', start = '', count = '0'] = process.argv.slice(2);
if (task === 'make') void makeRuns(runsFolder, start, Number(count));
else if (task === 'hold') void holdRun(runsFolder);
else if (task === 'fill') fillDisk(runsFolder);
else useReadOnlyDisk(runsFolder);
