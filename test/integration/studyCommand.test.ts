import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RunStore } from '../../src-main/store/runStore';
import { studyPlanSchema } from '../../src-shared/study/study';
import { buildMain, type BuiltMain } from '../support/buildMain';
import { jsonLines, startCommand } from '../support/commandLine';
import { temporaryFolder } from '../support/temporaryFolder';
import { tinyPlan } from '../support/tinyPlan';

let built: BuiltMain;

beforeAll(async () => { built = await buildMain('cli', 'trainingWorker', 'batchWorker', 'metricsWorker'); });
afterAll(() => { built.remove(); });

const sbd = (runsFolder: string, ...words: string[]) => startCommand(built.folder, runsFolder, ...words).ended;

function planFile(changes: Parameters<typeof tinyPlan>[0] = {}): string {
  const path = join(temporaryFolder(), 'study.json');
  writeFileSync(path, JSON.stringify(tinyPlan(changes)));
  return path;
}

const runsIn = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('s1-'));

describe('sbd study', () => {
  test('writes a plan, tells what it comes to, trains it once, and lists it', async () => {
    const runsFolder = temporaryFolder();
    const file = join(temporaryFolder(), 'sweep.json');
    const config = join(temporaryFolder(), 'experiment.json');
    writeFileSync(config, JSON.stringify(tinyPlan({ steps: 3 }).base));
    const saved = await sbd(runsFolder, 'study', '--config', config, '--axis', 'objective.beta=1,4', '--axis', 'training.batchSize=2,1', '--replicas', '1', '--name', 'Sweep', '--device', 'cpu', '--save', file);
    expect(saved).toMatchObject({ code: 0, stdout: `Written: ${file}\n` });
    expect(studyPlanSchema.parse(JSON.parse(readFileSync(file, 'utf8')))).toMatchObject({ name: 'Sweep', replicas: { count: 1 } });

    const planned = await sbd(runsFolder, 'study', file, '--plan');
    expect(planned.code).toBe(0);
    expect(planned.stdout).toContain('4 combinations × 1 replica: 2 runs');
    expect(planned.stdout).toContain('Left out: objective.beta 1, training.batchSize 1: training.batchSize must be at least 2');
    expect(planned.stdout).toMatch(/Disk: [\d.]+ MB\nTime on cpu: \d/);
    expect(runsIn(runsFolder)).toEqual([]);

    const trained = await sbd(runsFolder, 'study', file, '--json');
    expect(trained.code).toBe(0);
    const lines = jsonLines(trained.stdout);
    expect(lines[0]).toMatchObject({ event: 'started', done: 0, total: 2 });
    expect(lines.at(-1)).toMatchObject({ event: 'ended', state: 'ended', reason: null, done: 2, total: 2, cells: [{ combination: 'objective.beta 1, training.batchSize 2', runs: [{ seed: 0, state: 'finished' }] }, { runs: [] }, { runs: [{ state: 'finished' }] }, { problem: 'training.batchSize must be at least 2' }] });
    expect(runsIn(runsFolder)).toHaveLength(2);

    const again = await sbd(runsFolder, 'study', file);
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('0 of 2 runs to train');
    expect(again.stdout).toMatch(/^combination +runs +ELBO loss +NLL +KL/);
    const listed = await sbd(runsFolder, 'study', 'list', '--json');
    expect(JSON.parse(listed.stdout)).toMatchObject({ studies: [{ name: 'Sweep', state: 'ended', done: 2, total: 2 }], unreadable: [] });
    expect((await sbd(runsFolder, 'study', 'list')).stdout).toMatch(/ended +2\/2 +Sweep/);
  });

  test('keeps checkpoints at Ctrl-C, exits with 75, and goes on where it was', async () => {
    const runsFolder = temporaryFolder();
    const command = startCommand(built.folder, runsFolder, 'study', planFile({ betas: [1], seeds: 1, steps: 1_000_000 }), '--json');
    await expect.poll(() => command.stdout().includes('"progressed"'), { timeout: 50_000, interval: 50 }).toBe(true);
    command.process.kill('SIGINT');
    const { code, stdout, stderr } = await command.ended;
    expect(code).toBe(75);
    const { id } = jsonLines(stdout).at(-1) as { id: string };
    expect(stderr).toContain(`Continue with: sbd study ${id}`);
    const [run] = runsIn(runsFolder);
    const store = RunStore.open(runsFolder);
    const { step, state } = store.folder(run!).readStatus();
    expect(state).toBe('stopped');
    expect(store.folder(run!).readNewestCheckpoint()?.step).toBe(step);
    store.close();
    const resumed = startCommand(built.folder, runsFolder, 'study', id, '--json');
    await expect.poll(() => resumed.stdout().includes('"progressed"'), { timeout: 50_000, interval: 50 }).toBe(true);
    resumed.process.kill('SIGINT');
    expect((await resumed.ended).code).toBe(75);
    expect(JSON.parse(readFileSync(join(runsFolder, run!, 'status.json'), 'utf8'))).toMatchObject({ attempt: 1 });
  });

  test('is paused, with its run at a checkpoint, after it was killed', async () => {
    const runsFolder = temporaryFolder();
    const command = startCommand(built.folder, runsFolder, 'study', planFile({ betas: [1], seeds: 1, steps: 1_000_000 }), '--json');
    await expect.poll(() => command.stdout().includes('"progressed"'), { timeout: 50_000, interval: 50 }).toBe(true);
    command.process.kill('SIGKILL');
    await command.ended;
    const listed = await sbd(runsFolder, 'study', 'list', '--json');
    expect(JSON.parse(listed.stdout)).toMatchObject({ studies: [{ state: 'paused', reason: 'The program that trained it ended.' }] });
  });

  test.each([
    ['no plan', ['study'], /exactly one of a file/],
    ['a study that is not kept', ['study', '20200101-000000-nothing'], /There is no study/],
    ['a path that leads nowhere', ['study', '--preset', 'circles-demonstration-broadcast', '--axis', 'model.speed=1,2', '--device', 'cpu'], /No combination of this study makes sense/],
    ['a device that is none', ['study', '--preset', 'circles-demonstration-broadcast', '--device', 'abacus'], /There is no device abacus/],
  ])('refuses %s', async (_, words, message) => {
    const runsFolder = temporaryFolder();
    const { code, stderr } = await sbd(runsFolder, ...words);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(runsIn(runsFolder)).toEqual([]);
    expect(existsSync(join(runsFolder, '.studies')) ? readdirSync(join(runsFolder, '.studies')) : []).toEqual([]);
  });
});
