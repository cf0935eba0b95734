import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Exporter } from '../../../src-main/exports/exporter';
import { eventFile } from '../../../src-main/formats/tensorBoard/eventFile';
import { writeZip } from '../../../src-main/formats/zipFile';
import { Importer } from '../../../src-main/imports/importer';
import { RunFolder } from '../../../src-main/store/runFolder';
import { RunStore } from '../../../src-main/store/runStore';
import { exportRequestSchema } from '../../../src-shared/contract/exports';
import type { ForeignRun } from '../../../src-shared/contract/imports';
import { temporaryFolder } from '../../support/temporaryFolder';
import { tinyExperiment } from '../../support/tinyExperiment';
import { modelRun } from '../exports/modelRun';
import { checkpoint, evaluation, metrics, noAnnotations, snapshot } from '../store/runSamples';

let elsewhere: string;
let here: string;
const importer = new Importer();
const experiment = tinyExperiment();

beforeEach(() => {
  elsewhere = temporaryFolder();
  here = temporaryFolder();
});

/** A finished run of another machine, with everything that a run folder has. */
function wholeRun(): RunFolder {
  const run = RunFolder.create(elsewhere, experiment, 'cpu', { tags: ['theirs'], notes: '' });
  run.appendMetrics(metrics(3));
  run.writeSnapshot(snapshot(30));
  run.writeFinalEvaluation(evaluation(30));
  run.writeCheckpoint(checkpoint(30));
  run.writeStatus({ ...run.readStatus(), state: 'finished', step: 30, process: null });
  return run;
}

const task = (path: string, name = path.slice(path.lastIndexOf('/') + 1)) => ({ ticket: 'ticket-1', roots: [{ name, path }], runsFolder: here });

function take(path: string, curves: readonly ForeignRun[] = []): Promise<{ ids: string[]; skipped: { name: string; problem: { what: string } }[] }> {
  return importer.run({ ...task(path), curves, experiment: curves.length === 0 ? null : experiment }, () => undefined);
}

/** Takes in foreign metrics as their inspection suggests. */
async function takeCurves(path: string, roles: ForeignRun['roles'] = {}): Promise<RunFolder[]> {
  const { curves } = await importer.inspect(task(path));
  const chosen = curves.map(({ key, name, seed, columns }) => ({ key, name, seed: seed ?? 0, roles: { ...Object.fromEntries(columns.map((column) => [column.name, column.role])), ...roles } }));
  const { ids, skipped } = await take(path, chosen);
  expect(skipped).toEqual([]);
  return ids.map((id) => RunFolder.open(join(here, id)));
}

function text(name: string, content: string): string {
  const path = join(elsewhere, name);
  writeFileSync(path, content);
  return path;
}

async function archive(entries: readonly (readonly [name: string, content: string | Uint8Array])[]): Promise<string> {
  const path = join(elsewhere, 'hostile.zip');
  await writeZip(path, entries.map(([name, content]) => ({ name, content: Buffer.from(content), compress: true })));
  return path;
}

/** The same archive with another name for an entry, which no honest program would write. */
function renamed(path: string, from: string, to: string): string {
  expect(to).toHaveLength(from.length);
  writeFileSync(path, Buffer.from(readFileSync(path).toString('latin1').replaceAll(from, to), 'latin1'));
  return path;
}

describe('run folders', () => {
  it('come in from a folder, whole, and say where they are from', async () => {
    const run = wholeRun();
    expect((await importer.inspect(task(elsewhere))).runs).toEqual([{ id: run.id, name: expect.stringMatching(new RegExp(`/${run.id}$`)) as string, alreadyHere: false }]);
    expect(await take(elsewhere)).toEqual({ ids: [run.id], skipped: [] });
    const copy = RunFolder.open(join(here, run.id));
    expect([copy.readExperiment(), copy.readAnnotations(), copy.readMetrics(), copy.readEvaluations(), copy.readSnapshot(30), copy.readNewestCheckpoint()]).toEqual([run.readExperiment(), run.readAnnotations(), run.readMetrics(), run.readEvaluations(), run.readSnapshot(30), run.readNewestCheckpoint()]);
    const { origin, ...status } = copy.readStatus();
    expect(status).toEqual(run.readStatus());
    expect(origin).toMatchObject({ source: 'runFolder' });
    expect(readdirSync(here)).toEqual([run.id]);
  });

  it('come back from an archive that we made', async () => {
    const run = await modelRun(elsewhere);
    const target = join(elsewhere, 'runs.zip');
    await new Exporter().make({ ticket: 'ticket-2', request: exportRequestSchema.parse({ what: 'runFolders', ids: [run.id] }), paths: { [run.id]: run.path }, target }, () => undefined);
    expect((await take(target)).ids).toEqual([run.id]);
    expect(RunFolder.open(join(here, run.id)).readNewestCheckpoint()).toEqual(run.readNewestCheckpoint());
  });

  it('that were being trained elsewhere are interrupted here', async () => {
    const run = wholeRun();
    run.writeStatus({ ...run.readStatus(), state: 'running', process: { pid: 1, host: 'elsewhere' } });
    await take(elsewhere);
    expect(RunFolder.open(join(here, run.id)).readStatus()).toMatchObject({ state: 'interrupted', process: null });
  });

  it('that are here already stay as they are', async () => {
    const run = wholeRun();
    await take(elsewhere);
    run.appendMetrics(metrics(1, 3));
    const { ids, skipped } = await take(elsewhere);
    expect([ids, skipped.map(({ problem }) => problem.what)]).toEqual([[], ['A run with this id is here already.']]);
    expect(RunFolder.open(join(here, run.id)).readMetrics()).toHaveLength(3);
  });

  it.each([
    ['a damaged checkpoint', 'checkpoints/00000030.safetensors', 'rubbish'],
    ['a configuration of nonsense', 'config.json', '{"version":1}'],
    ['a line that is none', 'metrics.jsonl', '{"sequence":0}\n'],
    ['the status of another run', 'status.json', null],
  ])('with %s are passed over, and nothing of them stays', async (_, place, content) => {
    const run = wholeRun();
    const other = RunFolder.create(elsewhere, experiment, 'cpu', noAnnotations);
    writeFileSync(join(run.path, place), content ?? readFileSync(join(other.path, place)));
    const { ids, skipped } = await take(elsewhere);
    expect([ids, skipped.map(({ name }) => name.endsWith(run.id))]).toEqual([[other.id], [true]]);
    expect(readdirSync(here)).toEqual([other.id]);
  });
});

describe('a hostile archive', () => {
  it('with paths that lead out of it is refused as a whole', async () => {
    const path = renamed(await archive([['aa/bb/status.json', '{}']]), 'aa/bb/', '../../');
    await expect(take(path)).rejects.toThrow('This archive can\'t be read');
    await expect(take(renamed(await archive([['a/status.json', '{}']]), 'a/', '//'))).rejects.toThrow('This archive can\'t be read');
  });

  it('brings nothing but what a run folder has', async () => {
    const run = wholeRun();
    const own = ['config.json', 'status.json', 'metrics.jsonl'].map((name) => [`${run.id}/${name}`, readFileSync(join(run.path, name))] as const);
    const path = await archive([...own, [`${run.id}/evil.sh`, 'rm -rf'], [`${run.id}/checkpoints/evil.so`, 'x'], [`${run.id}/.hidden`, 'x'], ['evil.txt', 'x']]);
    expect((await take(path)).ids).toEqual([run.id]);
    expect(readdirSync(join(here, run.id)).sort()).toEqual(['config.json', 'metrics.jsonl', 'status.json']);
    expect(readdirSync(here)).toEqual([run.id]);
  });

  it('that unpacks to a thousand times its size is refused before anything is unpacked', async () => {
    const path = await archive([['a/metrics.csv', new Uint8Array(80 * 2 ** 20)]]);
    await expect(take(path)).rejects.toThrow('two hundred times its size');
  });

  it('that is cut short or whose content was changed is refused', async () => {
    const run = wholeRun();
    const path = await archive(['config.json', 'status.json'].map((name) => [`${run.id}/${name}`, readFileSync(join(run.path, name))] as const));
    const whole = readFileSync(path);
    writeFileSync(path, whole.subarray(0, whole.length - 40));
    await expect(take(path)).rejects.toThrow('This archive can\'t be read');
    // A bit of the checksum that the archive gives of its first file, in its directory.
    const directory = whole.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    whole[directory + 16]! ^= 1;
    writeFileSync(path, whole);
    expect((await take(path)).skipped.map(({ problem }) => problem.what)).toEqual(['This archive can\'t be read: its checksum is wrong.']);
    expect(readdirSync(here)).toEqual([]);
  });
});

describe('metrics of other programs', () => {
  it('come in from CSV: what is known by its name has its place, the rest is kept', async () => {
    const path = text('baseline.csv', 'Iteration,train/loss,Reconstruction Loss,KLD,MIG,val_nll,lr,note\n10,5.5,5,0.5,,9,0.1,a\n20,4,3.25,0.75,0.3,8,0.1,b\n');
    const { curves } = await importer.inspect(task(path));
    expect(curves).toEqual([{
      key: 'baseline.csv#', source: 'csv', name: 'baseline', seed: null, lines: 2, firstStep: 10, lastStep: 20,
      columns: [['train/loss', 'loss'], ['Reconstruction Loss', 'nll'], ['KLD', 'kl'], ['MIG', 'mig'], ['val_nll', 'extra'], ['lr', 'extra']].map(([name, role]) => ({ name, role })),
    }]);
    const [run] = await takeCurves(path, { lr: 'ignore' });
    expect(run!.readMetrics()).toEqual([
      { sequence: 0, step: 10, seconds: 0, loss: 5.5, nll: 5, kl: 0.5, klPerLatent: [], sigmaPerLatent: [], extras: { val_nll: 9 }, millisecondsPerStep: 0 },
      { sequence: 1, step: 20, seconds: 0, loss: 4, nll: 3.25, kl: 0.75, klPerLatent: [], sigmaPerLatent: [], extras: { mig: 0.3, val_nll: 8 }, millisecondsPerStep: 0 },
    ]);
    expect(run!.readExperiment()).toEqual({ ...experiment, name: 'baseline', training: { ...experiment.training, seed: 0, steps: 20 } });
    expect(run!.readStatus()).toMatchObject({ state: 'finished', step: 20, totalSteps: 20, process: null, origin: { source: 'csv', name: 'baseline.csv' } });
    expect(existsSync(join(run!.path, 'environment.json'))).toBe(false);
    const store = RunStore.open(here);
    expect(store.list().runs.map(({ headline }) => headline)).toEqual([{ loss: 4, nll: 3.25, kl: 0.75, mig: 0.3, latentsUsed: null, geometryScore: null }]);
    store.close();
  });

  it('come in from our own export, run by run', async () => {
    const runs = [wholeRun(), RunFolder.create(elsewhere, { ...tinyExperiment({ seed: 5 }), name: 'second' }, 'cpu', noAnnotations)];
    runs[1]!.appendMetrics(metrics(2));
    const target = join(here, 'curves.csv');
    await new Exporter().make({ ticket: 'ticket-2', request: exportRequestSchema.parse({ what: 'learningCurves', ids: runs.map(({ id }) => id), format: 'csv' }), paths: Object.fromEntries(runs.map(({ id, path }) => [id, path])), target }, () => undefined);
    const copies = await takeCurves(target);
    expect(copies.map((copy) => [copy.readExperiment().name, copy.readExperiment().training.seed])).toEqual([['tiny', 0], ['second', 5]]);
    for (const [index, copy] of copies.entries()) {
      const expected = runs[index]!.readMetrics();
      expect(copy.readMetrics().map(({ step, seconds, loss, nll, kl, klPerLatent, sigmaPerLatent }) => ({ step, seconds, loss, nll, kl, klPerLatent, sigmaPerLatent }))).toEqual(expected.map(({ step, seconds, loss, nll, kl, klPerLatent, sigmaPerLatent }) => ({ step, seconds, loss, nll, kl, klPerLatent, sigmaPerLatent })));
    }
  });

  it('come in from TensorBoard: files of one folder are one run, logged at different steps', async () => {
    const logs = join(elsewhere, 'logs', 'seed3');
    mkdirSync(logs, { recursive: true });
    const events = [5, 10, 20].map((step) => ({ step, wallTime: 1000 + step, scalars: { 'loss/nll': 50 / step, ...(step === 10 && { 'loss/kl': 2 }) } }));
    writeFileSync(join(logs, 'events.out.tfevents.1.host'), Buffer.concat([...eventFile(1000, events.slice(0, 2))]));
    writeFileSync(join(logs, 'events.out.tfevents.2.host'), Buffer.concat([...eventFile(1015, events.slice(2))]));
    const [run] = await takeCurves(join(elsewhere, 'logs'));
    expect(run!.readExperiment().name).toBe('seed3');
    expect(run!.readMetrics().map(({ step, seconds, nll, kl }) => [step, seconds, nll, kl])).toEqual([[5, 0, 10, null], [10, 5, 5, 2], [20, 15, 2.5, null]]);
    const store = RunStore.open(here);
    expect(store.list().runs[0]!.headline).toMatchObject({ nll: 2.5, kl: 2 });
    store.close();
  });

  it.each([
    ['without a step', 'epoch,loss\n1,2\n', 'names no step'],
    ['with a step that is none', 'step,loss\n1.5,2\n', 'A step of this file is “1.5”.'],
    ['with a header alone', 'step,loss\n', 'holds no metrics'],
  ])('%s are passed over with the reason', async (_, content, reason) => {
    const { curves, skipped } = await importer.inspect(task(text('a.csv', content)));
    expect(curves).toEqual([]);
    expect(skipped[0]!.problem.what).toContain(reason);
  });

  it('of which nothing is left are passed over, and nothing stays', async () => {
    const path = text('a.csv', 'step,loss\n1,2\n');
    const { skipped } = await take(path, [{ key: 'a.csv#', name: 'a', seed: 0, roles: { loss: 'ignore' } }]);
    expect(skipped[0]!.problem.what).toBe('Nothing is left to import of these metrics.');
    expect(readdirSync(here)).toEqual([]);
  });

  it('are not there where there is nothing', async () => {
    await expect(importer.inspect(task(text('readme.txt', 'x')))).rejects.toThrow('There is nothing here that can be imported.');
  });
});

it('an import that is cancelled takes nothing in', async () => {
  wholeRun();
  wholeRun();
  const running = importer.run({ ...task(elsewhere), curves: [], experiment: null }, () => { importer.cancel('ticket-1'); });
  await expect(running).rejects.toThrow('The import was cancelled.');
  expect(readdirSync(here)).toEqual([]);
});
