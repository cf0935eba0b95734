import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openWorkbench, type Workbench } from '../../../src-main/services/openWorkbench';
import { RunFolder } from '../../../src-main/store/runFolder';
import { RunStore } from '../../../src-main/store/runStore';
import type { EventName } from '../../../src-shared/contract/contract';
import { calls, events } from '../../../src-shared/contract/contract';
import type { Dataset } from '../../../src-shared/experiment/dataset';
import type { Experiment } from '../../../src-shared/experiment/experiment';
import { namedDataset } from '../../../src-shared/experiment/namedDatasets';
import type { RunState } from '../../../src-shared/run/status';
import { buildMain, type BuiltMain } from '../../support/buildMain';
import { temporaryFolder } from '../../support/temporaryFolder';
import { tinyExperiment } from '../../support/tinyExperiment';

let built: BuiltMain;

beforeAll(async () => { built = await buildMain('trainingWorker', 'batchWorker', 'metricsWorker'); });
afterAll(() => { built.remove(); });

interface Told {
  readonly name: EventName;
  readonly payload: unknown;
}

/** A workbench with real worker threads; closed when the test ends. Every event it tells must fit the contract. */
async function open(runsFolder = temporaryFolder()): Promise<{ workbench: Workbench; told: Told[]; runsFolder: string }> {
  const workbench = await openWorkbench({ runsFolder, host: 'web', workersFolder: built.folder });
  const told: Told[] = [];
  workbench.subscribe((name, payload) => { told.push({ name, payload: events[name].parse(payload) }); });
  onTestFinished(() => workbench.close());
  return { workbench, told, runsFolder };
}

async function start({ services }: Workbench, changes: Parameters<typeof tinyExperiment>[0] = {}): Promise<string> {
  const { status } = await services['runs.start']({ experiment: tinyExperiment(changes), device: 'cpu' });
  return status.id;
}

async function stateOf({ services }: Workbench, id: string): Promise<RunState> {
  const { runs } = await services['runs.list']({});
  return runs.find(({ status }) => status.id === id)!.status.state;
}

async function until(workbench: Workbench, id: string, state: RunState): Promise<void> {
  await expect.poll(() => stateOf(workbench, id), { timeout: 50_000, interval: 20 }).toBe(state);
}

async function untilTraining({ services }: Workbench, id: string): Promise<void> {
  await expect.poll(async () => (await services['runs.metrics']({ id, after: -1 })).records.length, { timeout: 50_000, interval: 20 }).toBeGreaterThan(0);
}

describe('a run', () => {
  test('trains to its end; what the events told is what the store holds', async () => {
    const { workbench, told } = await open();
    const { services } = workbench;
    const id = await start(workbench, { steps: 40 });
    expect(workbench.activeRuns()).toBe(1);
    await until(workbench, id, 'finished');
    await expect.poll(() => workbench.activeRuns()).toBe(0);
    const { records } = await services['runs.metrics']({ id, after: -1 });
    expect(told.flatMap(({ name, payload }) => (name === 'runs.metricsAdded' ? (payload as { records: unknown[] }).records : []))).toEqual(records);
    expect(records.at(-1)?.step).toBe(40);
    const { evaluations } = await services['runs.evaluations']({ id });
    expect(evaluations.map(({ step }) => step)).toEqual([0, 5, 40]);
    expect((await services['runs.snapshot']({ id, step: 5 })).traversals.rows).toBe(2);
    expect(told.at(-1)).toMatchObject({ name: 'runs.changed', payload: { status: { state: 'finished', step: 40 }, heldHere: false, headline: { mig: evaluations[2]!.mig!.value } } });
  });

  test('pauses, goes on, stops and resumes', async () => {
    const { workbench } = await open();
    const { services } = workbench;
    const id = await start(workbench, { steps: 1_000_000 });
    await untilTraining(workbench, id);
    const paused = await services['runs.pause']({ id });
    expect(paused.status.state).toBe('paused');
    expect((await services['runs.resume']({ id })).status.state).toBe('running');
    const stopped = await services['runs.stop']({ id });
    expect(stopped.status).toMatchObject({ state: 'stopped', process: null });
    expect(stopped.status.step).toBeGreaterThanOrEqual(paused.status.step);
    const resumed = await services['runs.resume']({ id });
    expect(['queued', 'running']).toContain(resumed.status.state);
    await until(workbench, id, 'running');
    await services['runs.stop']({ id });
    const { records } = await services['runs.metrics']({ id, after: -1 });
    expect(records.map(({ sequence }) => sequence)).toEqual(records.map((_, index) => index));
    await expect(services['runs.pause']({ id })).rejects.toMatchObject({ problem: { code: 'not-training' } });
  });

  test('waits while another one has its device', async () => {
    const { workbench } = await open();
    const first = await start(workbench, { steps: 1_000_000 });
    const second = await start(workbench, { steps: 3, seed: 1 });
    await untilTraining(workbench, first);
    expect(await stateOf(workbench, second)).toBe('queued');
    await workbench.services['runs.stop']({ id: first });
    await until(workbench, second, 'finished');
  });

  test('that is finished cannot be resumed, but duplicated with the next free seed', async () => {
    const { workbench } = await open();
    const { services } = workbench;
    const first = await start(workbench, { steps: 3 });
    const second = await start(workbench, { steps: 3, seed: 1 });
    await until(workbench, second, 'finished');
    await expect(services['runs.resume']({ id: first })).rejects.toMatchObject({ problem: { code: 'not-resumable' } });
    const duplicate = await services['runs.duplicate']({ id: first });
    expect(duplicate.experiment).toEqual(tinyExperiment({ steps: 3, seed: 2 }));
    await until(workbench, duplicate.status.id, 'finished');
  });

  test('on a device that does not exist is refused before anything is made', async () => {
    const { workbench } = await open();
    await expect(workbench.services['runs.start']({ experiment: tinyExperiment(), device: 'abacus' })).rejects.toMatchObject({ problem: { code: 'unknown-device' } });
    expect((await workbench.services['runs.list']({})).runs).toEqual([]);
  });

  test('can be removed and brought back', async () => {
    const { workbench, told } = await open();
    const { services } = workbench;
    const id = await start(workbench, { steps: 3 });
    await until(workbench, id, 'finished');
    await services['runs.remove']({ ids: [id] });
    expect((await services['runs.list']({})).runs).toEqual([]);
    await services['runs.restore']({ ids: [id] });
    const annotations = { tags: ['kept'], notes: 'looks good' };
    await services['runs.annotate']({ id, annotations });
    expect(told.slice(-3).map(({ name }) => name)).toEqual(['runs.removed', 'runs.changed', 'runs.changed']);
    expect(told.at(-1)?.payload).toMatchObject({ annotations });
  });
});

test('closing keeps a checkpoint of what trains, and another workbench resumes it', async () => {
  const { workbench, runsFolder } = await open();
  const id = await start(workbench, { steps: 1_000_000 });
  const waiting = await start(workbench, { steps: 4, seed: 1 });
  await untilTraining(workbench, id);
  await workbench.close();
  const store = RunStore.open(runsFolder);
  expect([id, waiting].map((run) => store.folder(run).readStatus().state)).toEqual(['interrupted', 'interrupted']);
  const checkpoint = store.folder(id).readNewestCheckpoint();
  expect(checkpoint?.step).toBe(store.folder(id).readStatus().step);
  expect(checkpoint?.step).toBeGreaterThan(0);
  store.close();
  const { workbench: next } = await open(runsFolder);
  await next.services['runs.resume']({ id: waiting });
  await until(next, waiting, 'finished');
});

test('a run of another process can be watched, and is left alone', async () => {
  const { workbench, told, runsFolder } = await open();
  const folder = RunFolder.create(runsFolder, tinyExperiment(), 'cpu', { tags: [], notes: '' });
  // A process that lives as long as this test: the one that started it.
  folder.writeStatus({ ...folder.readStatus(), state: 'running', process: { pid: process.ppid, host: folder.readStatus().process!.host } });
  await expect.poll(() => told.length, { timeout: 20_000 }).toBeGreaterThan(0);
  expect(told[0]).toMatchObject({ name: 'runs.changed', payload: { status: { id: folder.id }, heldHere: false } });
  for (const name of ['runs.pause', 'runs.stop', 'runs.resume'] as const) {
    await expect(workbench.services[name]({ id: folder.id })).rejects.toMatchObject({ problem: { code: 'run-held-elsewhere' } });
  }
});

describe('analysis', () => {
  test('answers about the newest checkpoint', async () => {
    const { workbench } = await open();
    const { services } = workbench;
    const id = await start(workbench, { steps: 6 });
    await until(workbench, id, 'finished');
    const opened = calls['analysis.open'].output.parse(await services['analysis.open']({ id }));
    expect(opened).toMatchObject({ step: 6, latents: 2 });
    expect([...opened.order].sort()).toEqual([0, 1]);
    expect(opened.sigmaPerLatent[opened.order[0]!]).toBeLessThanOrEqual(opened.sigmaPerLatent[opened.order[1]!]!);
    const encoded = calls['analysis.encode'].output.parse(await services['analysis.encode']({ id, factors: [0.3, 0.7] }));
    expect(encoded.mean).toHaveLength(2);
    const sheet = await services['analysis.decode']({ id, latents: [encoded.mean, [0, 0], [1, 1]] });
    expect(sheet).toMatchObject({ rows: 1, columns: 3, imageSize: 32 });
    const traversal = await services['analysis.traverse']({ id, seed: encoded.mean, columns: 5 });
    expect(traversal).toMatchObject({ order: opened.order, images: { rows: 2, columns: 5 } });
    await expect(services['analysis.decode']({ id, latents: [[0]] })).rejects.toMatchObject({ problem: { code: 'invalid-input' } });
    await expect(services['analysis.encode']({ id, factors: [0.3, 5] })).rejects.toMatchObject({ problem: { code: 'invalid-input' } });
  });

  test('measures every metric, tells how far it is, and keeps the evaluation', async () => {
    const { workbench, told, runsFolder } = await open();
    const { services } = workbench;
    const id = await start(workbench, { steps: 12 });
    await until(workbench, id, 'finished');
    const { evaluations: before } = await services['runs.evaluations']({ id });
    expect(before.at(-1)!.metrics).toEqual([]);
    told.length = 0;
    const measured = await services['analysis.measure']({ id });
    expect(measured.metrics.length).toBeGreaterThan(15);
    expect(measured.metrics.find(({ name }) => name === 'mig')!.value).toBe(measured.mig!.value);
    expect({ ...measured, metrics: [] }).toEqual(before.at(-1));
    expect((await services['runs.evaluations']({ id })).evaluations.at(-1)).toEqual(measured);
    expect(RunFolder.open(join(runsFolder, id)).readLastEvaluation()).toEqual(measured);
    const fractions = told.flatMap(({ name, payload }) => (name === 'analysis.measuring' ? [(payload as { id: string; fraction: number }).fraction] : []));
    expect(fractions.length).toBeGreaterThan(0);
    expect(fractions).toEqual([...fractions].sort((left, right) => left - right));
    expect(told.filter(({ name }) => name === 'runs.evaluated')).toMatchObject([{ payload: { id, evaluation: { step: 12 } } }]);
  });

  test('measures a run that was stopped, and leaves off when that is not wanted any more', async () => {
    const { workbench } = await open();
    const { services } = workbench;
    const id = await start(workbench, { steps: 1_000_000 });
    await untilTraining(workbench, id);
    await services['runs.stop']({ id });
    const cancelled = services['analysis.measure']({ id });
    const failure = expect(cancelled).rejects.toMatchObject({ problem: { code: 'cancelled' } });
    await expect(services['analysis.measure']({ id })).rejects.toMatchObject({ problem: { code: 'being-measured' } });
    await services['analysis.cancelMeasure']({ id });
    await failure;
    expect((await services['runs.evaluations']({ id })).evaluations.flatMap(({ metrics }) => metrics)).toEqual([]);
    const { step } = await services['analysis.measure']({ id });
    expect((await services['runs.list']({})).runs[0]!.status.step).toBe(step);
    await services['analysis.cancelMeasure']({ id });
  });

  test('is refused for a run without a checkpoint', async () => {
    const { workbench, runsFolder } = await open();
    const { id } = RunFolder.create(runsFolder, tinyExperiment(), 'cpu', { tags: [], notes: '' });
    await expect(workbench.services['analysis.open']({ id })).rejects.toMatchObject({ problem: { code: 'no-checkpoint' } });
    await expect(workbench.services['analysis.open']({ id: 'nothing-here' })).rejects.toMatchObject({ problem: { code: 'run-not-found' } });
  });
});

test('devices are listed and measured', async () => {
  const { workbench } = await open();
  const devices = await workbench.services['devices.list']({});
  expect(devices.find(({ id }) => id === 'cpu')?.unavailable).toBeNull();
  const short = await workbench.services['devices.measure']({ device: 'cpu', experiment: tinyExperiment({ steps: 100 }) });
  const long = await workbench.services['devices.measure']({ device: 'cpu', experiment: tinyExperiment({ steps: 100_000 }) });
  expect(short.millisecondsPerStep).toBeGreaterThan(0);
  expect(long.millisecondsPerStep).toBe(short.millisecondsPerStep);
  expect(long.estimatedSeconds).toBeGreaterThan(short.estimatedSeconds);
});

test('trains on points and on sprites, and measures what their factors allow', async () => {
  const { workbench } = await open();
  const { services } = workbench;
  const tiny = tinyExperiment({ steps: 4, snapshots: 2 });
  const points: Experiment = {
    ...tiny,
    dataset: namedDataset('pinwheel')!.dataset,
    model: { ...tiny.model, encoder: { type: 'dense', units: [4] }, decoder: { type: 'dense', units: [4] } },
    likelihood: { type: 'gaussian', variance: 0.1 },
  };
  const sprites: Experiment = { ...tiny, dataset: { type: 'sprites', imageSize: 32, origin: { type: 'rendered' }, color: { hue: [0, 1], saturation: 0.5, value: 0.5 } } };
  const evaluations = [];
  for (const experiment of [points, sprites]) {
    const { status } = await services['runs.start']({ experiment, device: 'cpu' });
    await until(workbench, status.id, 'finished');
    evaluations.push((await services['runs.evaluations']({ id: status.id })).evaluations.at(-1)!);
  }
  expect(evaluations.map(({ mig }) => mig!.gapPerFactor.length)).toEqual([1, 6]);
  expect(evaluations.map(({ geometry }) => geometry?.factors ?? null)).toEqual([null, ['posX', 'posY']]);
  const { runs } = await services['runs.list']({});
  expect(runs.map(({ headline }) => headline.geometryScore === null).sort()).toEqual([false, true]);
});

test('a preview shows images of the factor values it lists first', async () => {
  const { workbench } = await open();
  const { dataset } = tinyExperiment();
  const preview = await workbench.services['datasets.preview']({ dataset, seed: 3, images: 10, points: 200 });
  expect(preview).toMatchObject({ factors: ['x', 'y'], images: { rows: 2, columns: 8, imageSize: 32 } });
  expect(preview.values).toHaveLength(200);
  expect(preview.values.flat().every((value) => value >= 0.2 && value <= 0.8)).toBe(true);
  expect(await workbench.services['datasets.preview']({ dataset, seed: 3, images: 10, points: 200 })).toEqual(preview);
});

test('a preview tells the ranges of factors, and pictures points', async () => {
  const { workbench } = await open();
  const preview = (dataset: Dataset) => workbench.services['datasets.preview']({ dataset, seed: 0, images: 4, points: 5 });
  const sprites = await preview(namedDataset('sprites-colored')!.dataset);
  expect(sprites).toMatchObject({ size: 737_280, walkable: true });
  expect(sprites.ranges.slice(0, 6).map(({ levels }) => levels)).toEqual([3, 6, 40, 32, 32, null]);
  expect(sprites.factors).toHaveLength(sprites.ranges.length);
  const points = await preview(namedDataset('pinwheel')!.dataset);
  expect(points).toMatchObject({ factors: ['arm'], ranges: [{ low: 0, high: 3, levels: 4 }], size: 400, walkable: false, images: { imageSize: 32 } });
  expect(calls['datasets.preview'].output.parse(points)).toEqual(points);
});

test('a preview of a file that is not there says so at the field that names it', async () => {
  const { workbench, runsFolder } = await open();
  const path = join(runsFolder, 'missing.npz');
  const preview = workbench.services['datasets.preview']({ dataset: { type: 'imageFiles', imageSize: 32, channels: 1, path, images: null, labels: null }, seed: 0, images: 4, points: 5 });
  await expect(preview).rejects.toMatchObject({ problem: { code: 'file-not-found', where: `dataset.path: ${path}` } });
  expect(await workbench.services['datasets.stopReading']({ path })).toEqual({});
});

test('information names the folder and what is wrong with it', async () => {
  const { workbench, runsFolder } = await open();
  const information = calls['workbench.information'].output.parse(await workbench.services['workbench.information']({}));
  expect(information).toMatchObject({ host: 'web', runsFolder, runsFolderProblem: null });
});
