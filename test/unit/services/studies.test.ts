import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RunFolder } from '../../../src-main/store/runFolder';
import { ProblemError } from '../../../src-shared/problem';
import { tinyExperiment } from '../../support/tinyExperiment';
import { tinyPlan } from '../../support/tinyPlan';
import { idsOf, poll, started, studyBench } from './studyBench';

describe('a study that runs', () => {
  test('trains the first replica of every cell, then the second, and makes folders only as they come up', async () => {
    const bench = studyBench();
    const { id, runs: [a0, a1, b0, b1] } = await started(bench);
    expect(bench.log).toEqual([`train ${a0!} on cpu`]);
    expect(readdirSync(bench.runsFolder).filter((name) => name.startsWith('s1-'))).toEqual([a0]);
    const order = [];
    for (let run = 0; run < 4; run++) order.push(await bench.endOn('cpu', { state: 'finished' }));
    expect(order).toEqual([a0, b0, a1, b1]);
    await poll(() => bench.stateOf(id)).toEqual({ state: 'ended', reason: null });
    const { studies: [overview] } = await bench.services['studies.list']({});
    expect(overview).toMatchObject({ done: 4, total: 4, trainedSeconds: 40, secondsLeft: null });
    expect(bench.store.folder(a1!).readExperiment()).toEqual({ ...overview!.cells[0]!.experiment, training: { ...overview!.cells[0]!.experiment!.training, seed: 1 } });
    expect(bench.told.filter(({ name }) => name.startsWith('studies.')).at(-1)).toMatchObject({ name: 'studies.changed', payload: { study: { state: 'ended' } } });
  });

  test('shares its devices with whatever is free first', async () => {
    const bench = studyBench();
    const { runs: [a0, a1, b0, b1] } = await started(bench, { devices: ['webgpu', 'cpu'] });
    expect(bench.log).toEqual([`train ${a0!} on webgpu`, `train ${b0!} on cpu`]);
    await bench.endOn('webgpu', { state: 'finished' });
    await bench.endOn('webgpu', { state: 'finished' });
    expect(bench.log.slice(2)).toEqual([`train ${a1!} on webgpu`, `train ${b1!} on webgpu`]);
  });

  test('goes on past runs that diverge, fail or lose their thread', async () => {
    const bench = studyBench();
    const { id, runs } = await started(bench, { betas: [1, 2, 4], seeds: 1 });
    await bench.endOn('cpu', { state: 'diverged', step: 2, problem: { code: 'diverged', what: 'Not finite.', where: '', remedy: '' } });
    await poll(() => bench.training.has(runs[1]!)).toBe(true);
    await bench.crash(runs[1]!);
    await bench.endOn('cpu', { state: 'finished' });
    await poll(() => bench.stateOf(id)).toEqual({ state: 'ended', reason: 'One run failed; start the study again to continue at the newest checkpoint.' });
    const { studies: [overview] } = await bench.services['studies.list']({});
    expect(overview).toMatchObject({ done: 2, total: 3 });
    await bench.services['studies.start']({ id });
    expect(bench.log.at(-1)).toBe(`train ${runs[1]!} on cpu`);
    await bench.endOn('cpu', { state: 'finished' });
    await poll(() => bench.stateOf(id)).toEqual({ state: 'ended', reason: null });
  });

  test('waits for the researcher when one run after the other fails', async () => {
    const bench = studyBench();
    const { id } = await started(bench, { betas: [1, 2, 3, 4, 5], seeds: 1 });
    const problem = { code: 'file-not-found', what: 'The data are gone.', where: '/data', remedy: 'Connect the disk.' };
    for (let run = 0; run < 3; run++) await bench.endOn('cpu', { state: 'failed', step: 0, problem });
    await poll(() => bench.stateOf(id)).toEqual({ state: 'paused', reason: 'The data are gone. (/data) Connect the disk.' });
    expect(bench.training.size).toBe(0);
    expect(readdirSync(bench.runsFolder).filter((name) => name.startsWith('s1-'))).toHaveLength(3);
    await bench.services['studies.start']({ id });
    expect(bench.log).toHaveLength(4);
  });

  test('starts no further run once its budget is used up', async () => {
    const bench = studyBench();
    const { id } = await started(bench, { budgetSeconds: 15 });
    await bench.endOn('cpu', { state: 'finished' });
    await bench.endOn('cpu', { state: 'finished' });
    await poll(() => bench.stateOf(id)).toEqual({ state: 'ended', reason: 'The budget of 15 seconds of training is used up.' });
    expect(bench.log).toHaveLength(2);
    const { study } = await bench.services['studies.change']({ id, plan: tinyPlan({ budgetSeconds: 25 }) });
    expect(study.state).toBe('ended');
    await bench.services['studies.start']({ id });
    await bench.endOn('cpu', { state: 'finished' });
    await poll(() => bench.stateOf(id)).toMatchObject({ state: 'ended' });
    expect(bench.log).toHaveLength(3);
  });

  test('hands its rule to every run', async () => {
    const bench = studyBench();
    const earlyStop = { measure: 'nll', patience: 3, leastImprovement: 0.5 } as const;
    const { runs } = await started(bench, { earlyStop });
    expect(bench.training.get(runs[0]!)!.input.earlyStop).toEqual(earlyStop);
  });
});

describe('a study that is started again', () => {
  test('trains only what is missing', async () => {
    const bench = studyBench();
    const { id, runs: [a0, a1, b0, b1] } = await started(bench);
    await bench.endOn('cpu', { state: 'finished' });
    await bench.endOn('cpu', { state: 'diverged', step: 2 });
    await bench.services['studies.stop']({ id });
    expect(await bench.stateOf(id)).toEqual({ state: 'ended', reason: 'It was stopped.' });
    expect([a0, b0, a1].map((run) => bench.statusOf(run!).state)).toEqual(['finished', 'diverged', 'stopped']);
    expect(bench.store.has(b1!)).toBe(false);
    bench.log.length = 0;
    await bench.services['studies.start']({ id });
    await bench.endOn('cpu', { state: 'finished' });
    await bench.endOn('cpu', { state: 'finished' });
    expect(bench.log).toEqual([`train ${a1!} on cpu`, `train ${b1!} on cpu`]);
  });

  test('makes a run again that is in the trash', async () => {
    const bench = studyBench();
    const { id, runs: [a0] } = await started(bench, { betas: [1], seeds: 1 });
    await bench.endOn('cpu', { state: 'finished' });
    await poll(() => bench.stateOf(id)).toMatchObject({ state: 'ended' });
    bench.store.remove([a0!]);
    bench.publish('runs.removed', { ids: [a0!] });
    await bench.services['studies.start']({ id });
    expect(bench.store.has(a0!)).toBe(true);
  });

  test('keeps the runs that its own rule stopped, and takes up those that another rule did', async () => {
    const bench = studyBench();
    const rule = { measure: 'elbo', patience: 2, leastImprovement: 0 } as const;
    const { id, runs: [a0] } = await started(bench, { betas: [1], seeds: 1, earlyStop: rule });
    await bench.endOn('cpu', { state: 'stopped', step: 2 });
    const folder = bench.store.folder(a0!);
    folder.writeStatus({ ...folder.readStatus(), stoppedByRule: rule });
    await bench.close();
    const next = studyBench(bench.runsFolder);
    const preview = (changes: Parameters<typeof tinyPlan>[0]) => next.services['studies.preview'](tinyPlan({ betas: [1], seeds: 1, ...changes }));
    expect((await preview({ earlyStop: rule })).done).toBe(1);
    expect((await preview({ earlyStop: { ...rule, patience: 5 } })).done).toBe(0);
    expect((await preview({})).done).toBe(0);
    await next.services['studies.start']({ id });
    expect(next.log).toEqual([]);
    await poll(() => next.stateOf(id)).toEqual({ state: 'ended', reason: null });
  });

  test('shares the runs of another study with the same cells', async () => {
    const bench = studyBench();
    const first = await started(bench, { name: 'One', betas: [1, 2], seeds: 1 });
    const second = await started(bench, { name: 'Other', betas: [2, 3], seeds: 1 });
    expect(second.runs[0]).toBe(first.runs[1]);
    const trained = [];
    for (let run = 0; run < 3; run++) trained.push(await bench.endOn('cpu', { state: 'finished' }));
    expect(trained).toEqual([first.runs[0], first.runs[1], second.runs[1]]);
    await poll(() => Promise.all([bench.stateOf(first.id), bench.stateOf(second.id)])).toEqual([{ state: 'ended', reason: null }, { state: 'ended', reason: null }]);
  });

  test('leaves a run alone whose folder is damaged', async () => {
    const bench = studyBench();
    const preview = await bench.services['studies.preview'](tinyPlan());
    const [damaged] = idsOf(preview);
    mkdirSync(join(bench.runsFolder, damaged!));
    writeFileSync(join(bench.runsFolder, damaged!, 'config.json'), '{"version":1,');
    const { id, runs } = await started(bench);
    for (let run = 0; run < 3; run++) await bench.endOn('cpu', { state: 'finished' });
    expect(bench.log).not.toContain(`train ${runs[0]!} on cpu`);
    await poll(() => bench.stateOf(id)).toEqual({ state: 'ended', reason: 'One run left alone, since the folder can\'t be read.' });
    expect(readFileSync(join(bench.runsFolder, damaged!, 'config.json'), 'utf8')).toBe('{"version":1,');
  });
});

describe('priorities', () => {
  test('let studies and single runs go first, then what came first', async () => {
    const bench = studyBench();
    const low = await started(bench, { name: 'Low', betas: [1, 2], seeds: 1, priority: -1 });
    const single = bench.store.create(tinyExperiment({ seed: 7 }), 'cpu').status.id;
    bench.scheduler.enqueue(single);
    const high = await started(bench, { name: 'High', betas: [5, 6], seeds: 1, priority: 3 });
    const order = [];
    for (let run = 0; run < 5; run++) order.push(await bench.endOn('cpu', { state: 'finished' }));
    expect(order).toEqual([low.runs[0], high.runs[0], high.runs[1], single, low.runs[1]]);
  });

  test('can be changed while the study runs', async () => {
    const bench = studyBench();
    const first = await started(bench, { name: 'First', betas: [1, 2], seeds: 1 });
    const second = await started(bench, { name: 'Second', betas: [3], seeds: 1 });
    await bench.services['studies.change']({ id: second.id, plan: tinyPlan({ name: 'Second', betas: [3, 4], seeds: 1, priority: 1 }) });
    const order = [];
    for (let run = 0; run < 4; run++) order.push(await bench.endOn('cpu', { state: 'finished' }));
    expect(order.slice(0, 2)).toEqual([first.runs[0], second.runs[0]]);
    expect(order.at(-1)).toBe(first.runs[1]);
  });
});

describe('pausing', () => {
  test('pauses what trains and holds back what waits, until it is started again', async () => {
    const bench = studyBench();
    const { id, runs: [a0, a1, b0] } = await started(bench);
    expect(bench.scheduler.runs).toBe(4);
    const paused = await bench.services['studies.pause']({ id });
    expect(paused.study.state).toBe('paused');
    expect(bench.statusOf(a0!).state).toBe('paused');
    expect(bench.scheduler.runs).toBe(1);
    await bench.services['studies.start']({ id });
    expect(bench.statusOf(a0!).state).toBe('running');
    await bench.endOn('cpu', { state: 'finished' });
    await bench.services['studies.pause']({ id });
    bench.end(b0!, { state: 'finished' });
    await poll(() => bench.training.size).toBe(0);
    expect(bench.log.at(-1)).toBe(`pause ${b0!} on cpu`);
    await bench.services['studies.start']({ id });
    expect(bench.log.at(-1)).toBe(`train ${a1!} on cpu`);
  });

  test('leaves the device to others', async () => {
    const bench = studyBench();
    const { id } = await started(bench, { betas: [1, 2], seeds: 1 });
    const single = bench.store.create(tinyExperiment({ seed: 7 }), 'cpu').status.id;
    bench.scheduler.enqueue(single);
    await bench.services['studies.pause']({ id });
    await bench.endOn('cpu', { state: 'finished' });
    await poll(() => bench.training.has(single)).toBe(true);
  });

  test('is what closing the program does; the next start of it goes on with one call', async () => {
    const bench = studyBench();
    const { id, runs: [a0] } = await started(bench);
    await bench.close();
    const next = studyBench(bench.runsFolder);
    expect(await next.stateOf(id)).toEqual({ state: 'paused', reason: 'The program was closed while it trained.' });
    expect(next.statusOf(a0!).state).toBe('interrupted');
    await next.services['studies.start']({ id });
    expect(next.log).toEqual([`train ${a0!} on cpu`]);
    expect(await next.stateOf(id)).toEqual({ state: 'running', reason: null });
  });

  test('is what a study comes to whose process was killed', async () => {
    const bench = studyBench();
    const { study } = await bench.services['studies.create'](tinyPlan());
    await bench.close();
    const file = join(bench.runsFolder, '.studies', study.id, 'study.json');
    const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({ ...content, state: 'running', process: { pid: 2 ** 22 + 1, host: hostname() } }));
    const next = studyBench(bench.runsFolder);
    expect(await next.stateOf(study.id)).toEqual({ state: 'paused', reason: 'The program that trained it ended.' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ state: 'paused', process: null });
  });
});

describe('before anything is started', () => {
  test('a preview counts cells, runs, and those that are there already', async () => {
    const bench = studyBench();
    const { runs } = await started(bench, { betas: [1], seeds: 2 });
    await bench.endOn('cpu', { state: 'finished' });
    const axes = [...tinyPlan({ betas: [1, 2] }).axes, { title: 'batch', values: [{ label: '2', changes: {} }, { label: '1', changes: { 'training.batchSize': 1 } }] }];
    const preview = await bench.services['studies.preview'](tinyPlan({ axes, seeds: 2 }));
    expect(preview.cells.map(({ problem, runs: replicas }) => [problem, replicas.length])).toEqual([[null, 2], ['training.batchSize must be at least 2', 0], [null, 2], ['training.batchSize must be at least 2', 0]]);
    expect(preview).toMatchObject({ total: 4, done: 1 });
    expect(preview.cells[0]!.runs.map(({ id }) => id)).toEqual(runs);
    expect(preview.bytes).toBeGreaterThan(0);
  });

  test('an estimate sums what the missing runs take', async () => {
    const bench = studyBench();
    expect(await bench.services['studies.estimate']({ plan: tinyPlan({ betas: [1, 2], seeds: 3, steps: 50 }), device: 'cpu' })).toEqual({ seconds: 2 * 3 * 50 * 0.1 });
    const { id } = await started(bench, { betas: [1, 2], seeds: 1, steps: 50 });
    await bench.endOn('cpu', { state: 'finished' });
    await bench.services['studies.stop']({ id });
    expect(await bench.services['studies.estimate']({ plan: tinyPlan({ betas: [1, 2], seeds: 1, steps: 50 }), device: 'cpu' })).toEqual({ seconds: 49 * 0.1 });
  });

  test('a device that does not exist is refused, and so is a study of which nothing makes sense', async () => {
    const bench = studyBench();
    await expect(bench.services['studies.create'](tinyPlan({ devices: ['abacus'] }))).rejects.toMatchObject({ problem: { code: 'unknown-device' } });
    const impossible = tinyPlan({ axes: [{ title: 'a', values: [{ label: 'b', changes: { 'training.batchSize': 1 } }] }] });
    await expect(bench.services['studies.create'](impossible)).rejects.toMatchObject({ problem: { code: 'nothing-to-train', where: 'training.batchSize must be at least 2' } });
    expect((await bench.services['studies.list']({})).studies).toEqual([]);
    const { study } = await bench.services['studies.create'](tinyPlan());
    for (const plan of [impossible, tinyPlan({ devices: ['abacus'] })]) await expect(bench.services['studies.change']({ id: study.id, plan })).rejects.toBeInstanceOf(ProblemError);
    expect((await bench.services['studies.list']({})).studies[0]!.study.plan).toEqual(tinyPlan());
  });
});

test('a study of a thousand runs starts without keeping anybody waiting', async () => {
  const bench = studyBench();
  let turns = 0;
  const counting = setInterval(() => { turns += 1; }, 1);
  const { study } = await bench.services['studies.create'](tinyPlan({ betas: Array.from({ length: 100 }, (_, index) => index + 1), seeds: 10 }));
  const overview = await bench.services['studies.start']({ id: study.id });
  clearInterval(counting);
  expect(overview.total).toBe(1000);
  expect(turns).toBeGreaterThan(0);
  expect(bench.log).toHaveLength(1);
  expect(readdirSync(bench.runsFolder).filter((name) => name.startsWith('s1-'))).toHaveLength(1);
});

test('a run that another process holds is waited for', async () => {
  const bench = studyBench();
  const { cells } = await bench.services['studies.preview'](tinyPlan({ betas: [1, 2], seeds: 1 }));
  const elsewhere = RunFolder.create(bench.runsFolder, cells[0]!.experiment!, 'cpu', { tags: [], notes: '' }, cells[0]!.runs[0]!.id);
  elsewhere.writeStatus({ ...elsewhere.readStatus(), state: 'running', process: { pid: process.ppid, host: elsewhere.readStatus().process!.host } });
  await bench.close();
  const next = studyBench(bench.runsFolder);
  const { id, runs } = await started(next, { betas: [1, 2], seeds: 1 });
  await next.endOn('cpu', { state: 'finished' });
  expect(next.log).toEqual([`train ${runs[1]!} on cpu`]);
  expect(await next.stateOf(id)).toMatchObject({ state: 'running' });
});
