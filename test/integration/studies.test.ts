import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openWorkbench, type Workbench } from '../../src-main/services/openWorkbench';
import { RunStore } from '../../src-main/store/runStore';
import { runBytes } from '../../src-main/training/measurement/runBytes';
import { calls, events, type EventName } from '../../src-shared/contract/contract';
import type { StudyOverview } from '../../src-shared/contract/studies';
import { presets } from '../../src-shared/experiment/presets';
import { buildMain, type BuiltMain } from '../support/buildMain';
import { temporaryFolder } from '../support/temporaryFolder';
import { tinyExperiment } from '../support/tinyExperiment';
import { tinyPlan } from '../support/tinyPlan';

let built: BuiltMain;

beforeAll(async () => { built = await buildMain('trainingWorker', 'batchWorker', 'metricsWorker'); });
afterAll(() => { built.remove(); });

/** A workbench with real worker threads. Every event it tells must fit the contract. */
async function open(runsFolder = temporaryFolder()) {
  const workbench = await openWorkbench({ runsFolder, host: 'web', workersFolder: built.folder });
  const told: { readonly name: EventName; readonly payload: unknown }[] = [];
  workbench.subscribe((name, payload) => { told.push({ name, payload: events[name].parse(payload) }); });
  onTestFinished(() => workbench.close());
  return { workbench, services: workbench.services, told, runsFolder };
}

async function start({ services }: Workbench, changes: Parameters<typeof tinyPlan>[0]): Promise<StudyOverview> {
  const { study } = await services['studies.create'](tinyPlan(changes));
  return services['studies.start']({ id: study.id });
}

async function overviewOf({ services }: Workbench, id: string): Promise<StudyOverview> {
  const { studies } = calls['studies.list'].output.parse(await services['studies.list']({}));
  return studies.find(({ study }) => study.id === id)!;
}

const until = (read: () => unknown) => expect.poll(read, { timeout: 50_000, interval: 20 });
const idsOf = ({ cells }: StudyOverview) => cells.flatMap(({ runs }) => runs.map(({ id }) => id));

describe('a study', () => {
  test('trains all its runs, and what they came to can be compared', async () => {
    const { workbench, services, told } = await open();
    const { study, total } = await start(workbench, { betas: [0.5, 4], seeds: 1, steps: 30 });
    expect(total).toBe(2);
    await until(async () => (await overviewOf(workbench, study.id)).study.state).toBe('ended');
    const overview = await overviewOf(workbench, study.id);
    expect(overview).toMatchObject({ done: 2, total: 2, secondsLeft: null, study: { reason: null } });
    expect(overview.trainedSeconds).toBeGreaterThan(0);
    expect(workbench.activeRuns()).toBe(0);
    const ids = idsOf(overview);
    const { runs } = await services['runs.list']({});
    expect(runs.map(({ status }) => status.id).sort()).toEqual([...ids].sort());
    expect(runs.every(({ status }) => status.state === 'finished' && status.stoppedByRule === null)).toBe(true);
    expect(told.some(({ name }) => name === 'studies.progressed')).toBe(true);

    const { evaluations } = calls['comparison.evaluations'].output.parse(await services['comparison.evaluations']({ ids }));
    const { planes } = calls['comparison.planes'].output.parse(await services['comparison.planes']({ ids }));
    const { curves } = calls['comparison.curves'].output.parse(await services['comparison.curves']({ ids: [...ids, 's1-broadcast-0000000000000000'], measure: 'nll', points: 100 }));
    expect([evaluations, planes, curves].map((answers) => answers.map(({ id }) => id))).toEqual([ids, ids, ids]);
    for (const [index, id] of ids.entries()) {
      const last = (await services['runs.evaluations']({ id })).evaluations.at(-1)!;
      const { records } = await services['runs.metrics']({ id, after: -1 });
      expect(evaluations[index]!.evaluation).toMatchObject({ step: 30, nll: last.nll, mig: last.mig });
      expect(planes[index]!.plane).toEqual(last.geometry);
      expect(curves[index]).toMatchObject({ steps: records.map(({ step }) => step), values: records.map(({ nll }) => nll) });
    }

    const again = await services['studies.start']({ id: study.id });
    expect(again.done).toBe(2);
    await until(async () => (await overviewOf(workbench, study.id)).study.state).toBe('ended');
    expect((await services['runs.list']({})).runs.map(({ status }) => status.attempt)).toEqual([0, 0]);
  });

  test('ends runs early by its rule, with the evaluation that stays', async () => {
    const { workbench, services } = await open();
    const earlyStop = { measure: 'elbo', patience: 1, leastImprovement: 1e6 } as const;
    const { study } = await start(workbench, { betas: [1], seeds: 1, steps: 1_000_000, earlyStop });
    await until(async () => (await overviewOf(workbench, study.id)).study.state).toBe('ended');
    const { runs: [run] } = await services['runs.list']({});
    expect(run!.status).toMatchObject({ state: 'stopped', stoppedByRule: earlyStop });
    expect(run!.status.step).toBeLessThan(1_000_000);
    const { evaluations } = await services['runs.evaluations']({ id: run!.status.id });
    expect(run!.headline.nll).toBe(evaluations.at(-1)!.nll);
    expect(await overviewOf(workbench, study.id)).toMatchObject({ done: 1, total: 1 });
    await services['runs.resume']({ id: run!.status.id });
    await until(async () => (await services['runs.list']({})).runs[0]!.status).toMatchObject({ state: 'running', stoppedByRule: null });
  });

  test('shares the queue with single runs, is paused when the program closes, and goes on after a restart', async () => {
    const { workbench, services, runsFolder } = await open();
    const single = (await services['runs.start']({ experiment: tinyExperiment({ steps: 1_000_000, name: 'single' }), device: 'cpu' })).status.id;
    const { study, cells } = await start(workbench, { betas: [1, 2], seeds: 1, steps: 1_000_000 });
    const [first] = cells[0]!.runs;
    expect(workbench.activeRuns()).toBe(3);
    await services['runs.stop']({ id: single });
    const metrics = async (at: Workbench) => (await at.services['runs.list']({})).runs.some(({ status }) => status.id === first!.id && status.state === 'running' && status.step > 0);
    await until(() => metrics(workbench)).toBe(true);
    await services['studies.pause']({ id: study.id });
    expect(await overviewOf(workbench, study.id)).toMatchObject({ study: { state: 'paused', reason: null }, secondsLeft: null });
    await services['studies.start']({ id: study.id });
    await until(() => metrics(workbench)).toBe(true);
    await workbench.close();

    const store = RunStore.open(runsFolder);
    const interrupted = store.folder(first!.id).readStatus();
    expect(interrupted.state).toBe('interrupted');
    expect(store.folder(first!.id).readNewestCheckpoint()?.step).toBe(interrupted.step);
    store.close();

    const { workbench: next } = await open(runsFolder);
    expect(await overviewOf(next, study.id)).toMatchObject({ study: { state: 'paused', reason: 'The program was closed while it trained.' } });
    await next.services['studies.start']({ id: study.id });
    await until(async () => (await next.services['runs.list']({})).runs.find(({ status }) => status.id === first!.id)?.status).toMatchObject({ state: 'running', attempt: 1 });
    const stopped = await next.services['studies.stop']({ id: study.id });
    expect(stopped.study).toMatchObject({ state: 'ended', reason: 'It was stopped.' });
    expect(next.activeRuns()).toBe(0);
    expect((await next.services['runs.list']({})).runs.find(({ status }) => status.id === first!.id)!.status.step).toBeGreaterThanOrEqual(interrupted.step);
  });
});

test('the disk that a run takes is known before, within thirty percent', async () => {
  const { workbench, services, runsFolder } = await open();
  const { experiment } = presets.find(({ id }) => id === 'circles-demonstration-broadcast')!;
  const short = { ...experiment, training: { ...experiment.training, steps: 6, batchSize: 2 }, evaluation: { ...experiment.evaluation, samples: 100, snapshots: 3 } };
  for (const candidate of [short, { ...short, model: { ...short.model, decoder: presets.find(({ id }) => id === 'circles-demonstration-deconv')!.experiment.model.decoder } }]) {
    const { status } = await services['runs.start']({ experiment: candidate, device: 'cpu' });
    await until(async () => (await workbench.services['runs.list']({})).runs.find((run) => run.status.id === status.id)!.status.state).toBe('finished');
    const real = bytesOf(join(runsFolder, status.id));
    expect(runBytes(candidate) / real).toBeGreaterThan(0.7);
    expect(runBytes(candidate) / real).toBeLessThan(1.3);
  }
});

test('an estimate measures each network once, and can be cancelled', async () => {
  const { services, told } = await open();
  const plan = tinyPlan({ betas: [1, 2, 3, 4], seeds: 5, steps: 100 });
  const { seconds } = await services['studies.estimate']({ plan, device: 'cpu' });
  const { estimatedSeconds } = await services['devices.measure']({ device: 'cpu', experiment: plan.base });
  expect(seconds).toBeCloseTo(20 * estimatedSeconds, 6);
  expect(told.filter(({ name }) => name === 'studies.estimating')).toHaveLength(1);
  const latents = { title: 'latents', values: [3, 4, 5].map((value) => ({ label: String(value), changes: { 'model.latents': value } })) };
  const cancelled = services['studies.estimate']({ plan: tinyPlan({ axes: [latents] }), device: 'cpu' });
  const failure = expect(cancelled).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  await services['studies.cancelEstimate']({ device: 'cpu' });
  await failure;
});

function bytesOf(path: string): number {
  const stat = statSync(path);
  return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0) : stat.size;
}
