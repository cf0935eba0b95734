import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeApng } from 'fast-png';
import { parquetReadObjects } from 'hyparquet';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readNpy } from '../../../src-main/datasets/files/readNpy';
import { readEvents } from '../../../src-main/formats/tensorBoard/readEvents';
import { Exporter } from '../../../src-main/exports/exporter';
import { withSession, withTrainedModel } from '../../../src-main/exports/model/trainedModel';
import { RunFolder } from '../../../src-main/store/runFolder';
import { exportRequestSchema } from '../../../src-shared/contract/exports';
import { evaluation, snapshot } from '../store/runSamples';
import { temporaryFolder } from '../../support/temporaryFolder';
import { tinyExperiment } from '../../support/tinyExperiment';
import { zipEntries } from '../../support/zipEntries';
import { gifFrames } from '../formats/animation/gifFrames';
import { modelRun, STEPS } from './modelRun';

let folder: string;
let run: RunFolder;
let target: string;

beforeEach(async () => {
  folder = temporaryFolder();
  run = await modelRun(folder);
  target = join(folder, 'out');
});

async function make(request: object, runs: readonly RunFolder[] = [run]): Promise<{ name: string; bytes: number; progress: number[] }> {
  const progress: number[] = [];
  const paths = Object.fromEntries(runs.map(({ id, path }) => [id, path]));
  const written = await new Exporter().make({ ticket: 'ticket-1', request: exportRequestSchema.parse(request), paths, target }, (fraction) => { progress.push(fraction); });
  expect(written.bytes).toBe(readFileSync(target).length);
  return { ...written, progress };
}

/** A file of the archive that was made, on the disk for those who read files. */
async function unpacked(name: string): Promise<string> {
  const path = join(folder, name.replaceAll('/', '-'));
  writeFileSync(path, (await zipEntries(target)).get(name)!);
  return path;
}

describe('a model', () => {
  it('decodes the same image with plain onnxruntime, from the file that was exported', async () => {
    expect((await make({ what: 'onnx', id: run.id })).name).toBe(`${run.id}-4-onnx.zip`);
    const session = await InferenceSession.create(await unpacked('decoder.onnx'));
    onTestFinished(() => session.release());
    const latents = Float32Array.of(0.5, -1, 1.5, 2, 0, 0);
    const { images } = await session.run({ latents: new Tensor('float32', latents, [3, 2]) });
    const expected = await withTrainedModel(run, new AbortController().signal, (model) => withSession(model, (engine) => engine.decode(latents, 3)));
    expect(images!.dims).toEqual([3, 32, 32, 1]);
    expect(Math.max(...expected.map((value, index) => Math.abs(value - (images!.data as Float32Array)[index]!)))).toBeLessThan(1e-6);
    expect(new Set(expected).size).toBeGreaterThan(1000);
  });

  it('has its weights by name, with run, step and experiment', async () => {
    await make({ what: 'weights', id: run.id });
    const file = readFileSync(target);
    const header = JSON.parse(file.toString('utf8', 8, 8 + Number(file.readBigUInt64LE(0)))) as Record<string, { shape: number[]; data_offsets: [number, number] }> & { __metadata__: Record<string, string> };
    expect(header.__metadata__).toMatchObject({ format: 'sbd-weights', run: run.id, step: '4' });
    expect(JSON.parse(header.__metadata__['experiment']!)).toEqual(run.readExperiment());
    expect(header['encoder/conv0/kernel']!.shape).toEqual([4, 4, 1, 2]);
    const { weights } = run.readNewestCheckpoint()!.state;
    expect(file.subarray(file.length - weights.byteLength)).toEqual(Buffer.from(weights.buffer));
  });

  it('gives the posteriors and factors of as many images as asked for', async () => {
    expect((await make({ what: 'latents', id: run.id, samples: 300 })).progress.at(-1)).toBe(1);
    const [mean, logVariance, factors] = await Promise.all(['mean.npy', 'logVariance.npy', 'factors.npy'].map(async (name) => readNpy(await unpacked(name))));
    expect([mean!.shape, logVariance!.shape, factors!.shape]).toEqual([[300, 2], [300, 2], [300, 2]]);
    expect(Math.min(...factors!.data)).toBeGreaterThanOrEqual(0.2);
    expect(new Set(mean!.data).size).toBeGreaterThan(500);
    expect((await zipEntries(target)).get('factorNames.npy')!.toString('latin1')).toContain("'shape': (2,)");
  });

  it('sweeps latents forth and back, as GIF and as animated PNG', async () => {
    const request = { what: 'traversal', id: run.id, scale: 2, framesPerSecond: 5, seconds: 2, latents: [1, 0], seed: null };
    await make({ ...request, format: 'apng' });
    const png = decodeApng(readFileSync(target));
    expect(png.numberOfFrames).toBe(10);
    expect(png.frames[1]!.data).toEqual(png.frames[9]!.data);
    expect(png.frames[0]!.data).not.toEqual(png.frames[5]!.data);
    await make({ ...request, format: 'gif' });
    const gif = gifFrames(readFileSync(target));
    expect([gif.width, gif.height, gif.delays]).toEqual([png.width, png.height, Array(10).fill(20)]);
    expect(gif.frames[3]).toEqual(Uint8Array.from(png.frames[3]!.data));
  });

  it('refuses latents that are not there, animations beyond reason, and runs without a model', async () => {
    const request = { what: 'traversal', id: run.id, format: 'gif', scale: 2, framesPerSecond: 5, seconds: 1, latents: null, seed: null };
    await expect(make({ ...request, latents: [2] })).rejects.toThrow('This model has no latent 2. Choose from 0 to 1.');
    await expect(make({ ...request, seed: [1] })).rejects.toThrow('This model has 2 latents, not 1.');
    await expect(make({ ...request, scale: 16, framesPerSecond: 50, seconds: 20 })).rejects.toThrow('too large');
    const empty = RunFolder.create(folder, tinyExperiment(), 'cpu', { tags: [], notes: '' });
    await expect(make({ what: 'onnx', id: empty.id }, [empty])).rejects.toThrow('no checkpoint');
    expect(existsSync(target)).toBe(false);
  });
});

describe('runs', () => {
  it('are packed as they are, without what is half written', async () => {
    writeFileSync(join(run.path, '.status.json.77-ab.tmp'), 'half');
    writeFileSync(join(run.path, 'metrics.jsonl'), `${readFileSync(join(run.path, 'metrics.jsonl'), 'utf8')}{"sequence":2,`);
    expect((await make({ what: 'runFolders', ids: [run.id] })).name).toBe(`${run.id}.zip`);
    const files = await zipEntries(target);
    expect([...files.keys()]).toEqual(['annotations.json', `checkpoints/0000000${String(STEPS)}.safetensors`, 'config.json', 'environment.json', 'metrics.jsonl', 'status.json'].map((name) => `${run.id}/${name}`));
    expect(files.get(`${run.id}/metrics.jsonl`)!.toString().split('\n')).toHaveLength(3);
    expect(files.get(`${run.id}/config.json`)!).toEqual(readFileSync(join(run.path, 'config.json')));
  });

  it('become one table of every line, whatever each of them logs', async () => {
    const other = RunFolder.create(folder, { ...tinyExperiment({ seed: 7 }), name: 'with, comma' }, 'cpu', { tags: [], notes: '' });
    other.appendMetrics([{ sequence: 0, step: 3, seconds: 1, loss: 5, nll: 4, kl: 1, klPerLatent: [1, 2, 3], sigmaPerLatent: [1, 1, 1], extras: {}, millisecondsPerStep: 9 }]);
    await make({ what: 'learningCurves', ids: [run.id, other.id], format: 'parquet' }, [run, other]);
    const rows = await parquetReadObjects({ file: new Uint8Array(readFileSync(target)).buffer });
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ run: run.id, seed: 0, step: 1, loss: 20, kl: null, latents_used: 1, capacity: 1, kl_z1: 0.2, kl_z2: null });
    expect(rows[2]).toMatchObject({ name: 'with, comma', seed: 7, capacity: null, kl_z2: 3 });
  });

  it('become a row each: experiment, evaluation, metrics with intervals', async () => {
    const metric = { name: 'dciCompleteness', title: 'DCI', value: 0.5, interval: [0.4, 0.6] as [number, number], chance: null, samples: 9, seed: 0, detail: {}, reason: null };
    run.writeFinalEvaluation({ ...evaluation(STEPS), metrics: [metric] });
    await make({ what: 'runTable', ids: [run.id], format: 'json' });
    const [row] = JSON.parse(readFileSync(target, 'utf8')) as Record<string, unknown>[];
    expect(row).toMatchObject({
      'run': run.id, 'tags': 'kept', 'notes': 'It works.', 'model.decoder.type': 'broadcast', 'dataset.x': '[0.2,0.8]', 'training.seed': 0,
      'result.nll': 80, 'result.nll.low': 79, 'result.mig': 0.4, 'metric.dciCompleteness': 0.5, 'metric.dciCompleteness.low': 0.4, 'metric.dciCompleteness.chance': null,
    });
  });

  it('become TensorBoard event files', async () => {
    run.writeFinalEvaluation(evaluation(STEPS));
    await make({ what: 'tensorBoard', ids: [run.id] });
    const [[name, file]] = [...(await zipEntries(target))] as [[string, Buffer]];
    expect(name).toMatch(new RegExp(`^${run.id}/events\\.out\\.tfevents\\.\\d+\\.sbd-workbench$`));
    const events = [...readEvents(file)];
    expect(events.map(({ step }) => step)).toEqual([1, STEPS, STEPS]);
    expect(events[0]!.scalars).toEqual({ 'training/loss': 20, 'training/nll': 19, 'training/latents_used': 1, 'training/milliseconds_per_step': 125, 'training/capacity': 1, 'kl/z0': Math.fround(0.3), 'kl/z1': Math.fround(0.2), 'sigma/z0': Math.fround(0.4), 'sigma/z1': Math.fround(0.9) });
    expect(events[2]!.scalars).toMatchObject({ 'evaluation/nll': 80, 'evaluation/mig': Math.fround(0.4) });
  });

  it('become a report with groups of the researcher\'s own', async () => {
    run.writeSnapshot(snapshot(STEPS));
    const { name } = await make({ what: 'report', ids: [run.id], title: 'Mine', notes: 'Look.', groups: [{ label: 'one & only', ids: [run.id] }] });
    expect(name).toBe(`${run.id}-report.html`);
    const html = readFileSync(target, 'utf8');
    for (const text of ['<h1>Mine</h1>', '<p>Look.</p>', 'one &amp; only', 'It works.', 'Reconstructions']) expect(html).toContain(text);
  });
});

it('stops when it is asked to, and leaves nothing', async () => {
  const exporter = new Exporter();
  const made = exporter.make({ ticket: 'ticket-1', request: { what: 'latents', id: run.id, samples: 100_000 }, paths: { [run.id]: run.path }, target }, () => { exporter.cancel('ticket-1'); });
  await expect(made).rejects.toThrow('The export was cancelled.');
  expect(existsSync(target)).toBe(false);
});
