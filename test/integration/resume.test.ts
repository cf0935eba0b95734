import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RunFolder } from '../../src-main/store/runFolder';
import { buildMain, type BuiltMain } from '../support/buildMain';
import { jsonLines, startCommand } from '../support/commandLine';
import { temporaryFolder } from '../support/temporaryFolder';

let built: BuiltMain;

beforeAll(async () => { built = await buildMain('cli', 'trainingWorker', 'batchWorker'); });
afterAll(() => { built.remove(); });

const TIMEOUT = 300_000;

/** The demonstration's network with fewer filters and little evaluation. */
const settings = ['model.encoder.filters=[8,8,8]', 'model.decoder.filters=8', 'evaluation.samples=200', 'evaluation.snapshots=5'];
const training = [
  'train', '--preset', 'circles-demonstration-broadcast', '--device', 'cpu', '--seed', '5', '--steps', '200', '--checkpoint-every', '50', '--json',
  ...settings.flatMap((setting) => ['--set', setting]),
];

function onlyRun(runsFolder: string): RunFolder {
  const [id] = readdirSync(runsFolder).filter((name) => /^\d{8}-/.test(name));
  return RunFolder.open(join(runsFolder, id!));
}

function newestStep(runsFolder: string): number {
  try {
    return onlyRun(runsFolder).readNewestCheckpoint()?.step ?? 0;
  } catch {
    // The folder is not there yet.
    return 0;
  }
}

/** All that has to be equal in two runs of one experiment. */
function outcome(folder: RunFolder) {
  const { step, state, generator } = folder.readNewestCheckpoint()!;
  return { step, state, generator, evaluations: folder.readEvaluations() };
}

test('a run that is killed and resumed equals, bit for bit, one that was never disturbed', { timeout: TIMEOUT }, async () => {
  const straight = temporaryFolder();
  const undisturbed = await startCommand(built.folder, straight, ...training).ended;
  expect(undisturbed.code).toBe(0);

  const broken = temporaryFolder();
  const victim = startCommand(built.folder, broken, ...training);
  await expect.poll(() => newestStep(broken), { interval: 5, timeout: TIMEOUT }).toBeGreaterThanOrEqual(100);
  victim.process.kill('SIGKILL');
  expect((await victim.ended).code).toBeNull();
  const run = onlyRun(broken);
  expect(run.readStatus()).toMatchObject({ state: 'running', attempt: 0 });
  expect(run.readNewestCheckpoint()!.step).toBeLessThan(200);

  const resumed = await startCommand(built.folder, broken, 'train', '--resume', run.id, '--json').ended;
  expect(resumed.code).toBe(0);
  expect(jsonLines(resumed.stdout).at(-1)).toMatchObject({ event: 'ended', state: 'finished', step: 200 });
  expect(run.readStatus()).toMatchObject({ state: 'finished', attempt: 1 });
  expect(outcome(run)).toEqual(outcome(onlyRun(straight)));
  const metrics = run.readMetrics();
  expect(metrics.map(({ sequence }) => sequence)).toEqual(metrics.map((_, index) => index));
});

test('two processes train in one runs folder at once', { timeout: TIMEOUT }, async () => {
  const runsFolder = temporaryFolder();
  const words = [...training, '--steps', '40'];
  const results = await Promise.all([startCommand(built.folder, runsFolder, ...words).ended, startCommand(built.folder, runsFolder, ...words).ended]);
  expect(results.map(({ code }) => code)).toEqual([0, 0]);
  const runs = results.map(({ stdout }) => RunFolder.open(join(runsFolder, jsonLines(stdout)[0]!['id'] as string)));
  expect(runs[0]!.id).not.toBe(runs[1]!.id);
  expect(outcome(runs[0]!)).toEqual(outcome(runs[1]!));
});

test('Ctrl-C keeps a checkpoint and exits with 75; the run goes on from there', { timeout: TIMEOUT }, async () => {
  const runsFolder = temporaryFolder();
  const command = startCommand(built.folder, runsFolder, ...training, '--steps', '100000');
  await expect.poll(() => command.stdout(), { interval: 20, timeout: TIMEOUT }).toContain('"event":"metrics"');
  command.process.kill('SIGINT');
  // npm, our launcher and `timeout` hand on what the terminal has already told.
  setTimeout(() => command.process.kill('SIGINT'), 30);
  const { code, stdout, stderr } = await command.ended;
  expect(code).toBe(75);
  const run = onlyRun(runsFolder);
  const status = run.readStatus();
  expect(status).toMatchObject({ state: 'stopped', process: null });
  expect(run.readNewestCheckpoint()?.step).toBe(status.step);
  expect(jsonLines(stdout).at(-1)).toMatchObject({ event: 'ended', state: 'stopped', step: status.step });
  expect(stderr).toContain(`sbd train --resume ${run.id}`);
});
