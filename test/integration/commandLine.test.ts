import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluationSchema, metricResultSchema, type MetricResult } from '../../src-shared/run/evaluation';
import { presets } from '../../src-shared/experiment/presets';
import { buildMain, type BuiltMain } from '../support/buildMain';
import { jsonLines, startCommand } from '../support/commandLine';
import { writeNumbers } from '../support/numbersFile';
import { temporaryFolder } from '../support/temporaryFolder';
import { tinyExperiment } from '../support/tinyExperiment';

let built: BuiltMain;

beforeAll(async () => { built = await buildMain('cli', 'trainingWorker', 'batchWorker', 'metricsWorker'); });
afterAll(() => { built.remove(); });

const sbd = (runsFolder: string, ...words: string[]) => startCommand(built.folder, runsFolder, ...words).ended;

function configFile(experiment: object): string {
  const path = join(temporaryFolder(), 'experiment.json');
  writeFileSync(path, JSON.stringify(experiment));
  return path;
}

describe('bad input exits with 2, one line, and leaves nothing behind', () => {
  test.each([
    ['an unknown verb', ['trian'], /unknown command/],
    ['an unknown option', ['train', '--presett', 'x'], /unknown option/],
    ['a number that is none', ['train', '--steps', 'many'], /whole number/],
    ['no experiment', ['train'], /exactly one of --preset, --config and --resume/],
    ['an unknown preset', ['train', '--preset', 'nothing'], /There is no preset nothing/],
    ['an impossible value', ['train', '--preset', presets[0]!.id, '--set', 'training.batchSize=1'], /training\.batchSize: must be at least 2/],
    ['an unknown field', ['train', '--preset', presets[0]!.id, '--set', 'training.speed=9'], /training\.speed: is not a field/],
    ['an unknown run', ['train', '--resume', '20200101-000000-broadcast-000000'], /There is no run/],
    ['an unknown device', ['train', '--preset', presets[0]!.id, '--device', 'abacus'], /There is no device abacus/],
    ['an engine that is not here', ['golden', '--engine', 'abacus', 'any.json'], /There is no engine abacus/],
    ['a golden file that is not there', ['golden', '--engine', 'tfjs-cpu', 'missing.json'], /golden file can't be read.*missing\.json/],
    ['codes that are not there', ['metrics', '--codes', 'missing.npy'], /not there.*missing\.npy/],
    ['metrics of nothing', ['metrics'], /required option '--codes/],
    ['a run to evaluate that is not there', ['evaluate', '20200101-000000-broadcast-000000'], /There is no such run/],
  ])('%s', async (_, words, message) => {
    const runsFolder = temporaryFolder();
    const { code, stdout, stderr } = await sbd(runsFolder, ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    // A graphics driver may print lines of its own; a stack trace of ours names a script.
    expect(stderr).not.toMatch(/^\s+at .*\.[cm]?[jt]s:\d+/m);
    expect(readdirSync(runsFolder).filter((name) => /^\d{8}-/.test(name))).toEqual([]);
  });

  test('a program reads the problem as JSON', async () => {
    const { code, stdout } = await sbd(temporaryFolder(), 'train', '--preset', 'nothing', '--json');
    expect(code).toBe(2);
    expect(jsonLines(stdout)).toMatchObject([{ event: 'problem', problem: { code: 'unknown-preset' } }]);
  });
});

test('help comes with examples, everywhere', async () => {
  for (const verb of ['train', 'evaluate', 'metrics', 'rank', 'presets', 'demo']) {
    const { code, stdout } = await sbd(temporaryFolder(), verb, '--help');
    expect(code).toBe(0);
    expect(stdout).toContain('Examples:');
  }
});

test('presets are listed, and each is printed in the form that train reads', async () => {
  const list = await sbd(temporaryFolder(), 'presets', '--json');
  expect(JSON.parse(list.stdout)).toEqual(presets);
  const one = await sbd(temporaryFolder(), 'presets', presets[1]!.id);
  expect(JSON.parse(one.stdout)).toEqual(presets[1]!.experiment);
});

test('train and evaluate work on one run and speak JSON', async () => {
  const runsFolder = temporaryFolder();
  const trained = await sbd(runsFolder, 'train', '--config', configFile(tinyExperiment({ steps: 12 })), '--seed', '4', '--json');
  expect(trained.code).toBe(0);
  const lines = jsonLines(trained.stdout);
  expect(lines[0]).toMatchObject({ event: 'started', totalSteps: 12 });
  expect(lines.filter(({ event }) => event === 'metrics').map(({ sequence }) => sequence)).toEqual(lines.filter(({ event }) => event === 'metrics').map((_, index) => index));
  const ended = lines.at(-1)!;
  expect(ended).toMatchObject({ event: 'ended', state: 'finished', step: 12, problem: null });
  const id = lines[0]!['id'] as string;
  const again = await sbd(runsFolder, 'evaluate', id, '--json');
  expect(evaluationSchema.parse(JSON.parse(again.stdout))).toEqual(ended['evaluation']);
  const more = await sbd(runsFolder, 'evaluate', join(runsFolder, id), '--samples', '300', '--json');
  expect(evaluationSchema.parse(JSON.parse(more.stdout)).samples).toBe(300);
});

test('metrics of arrays are those that a golden file gets, and a run is evaluated with all of them', async () => {
  const runsFolder = temporaryFolder();
  const folder = temporaryFolder();
  const samples = 120;
  const factors = Array.from({ length: samples * 2 }, (_, index) => Math.floor((index >> 1) / (index % 2 === 0 ? 1 : 3)) % 3);
  const codes = factors.map((value, index) => value + Math.sin(index) / 10);
  const paths = { codes: join(folder, 'codes.npy'), factors: join(folder, 'factors.npy'), golden: join(folder, 'golden.json') };
  writeNumbers(paths.codes, codes, [samples, 2]);
  writeNumbers(paths.factors, factors, [samples, 2]);
  const measured = await sbd(runsFolder, 'metrics', '--codes', paths.codes, '--factors', paths.factors);
  expect(measured.code).toBe(0);
  const output = JSON.parse(measured.stdout) as { samples: number; factorColumns: number[]; metrics: MetricResult[] };
  expect(output).toMatchObject({ samples, latents: 2, seed: 0, factorColumns: [0, 1], binnedColumns: [] });
  const asTable = await sbd(runsFolder, 'metrics', '--codes', paths.codes, '--factors', paths.factors, '--no-json');
  expect(asTable.stdout).toMatch(/^120 samples, 2 latents, 2 factors[^]+MIG \(binned\) +0\.\d{4}  \[/);
  const value = (name: string) => metricResultSchema.array().parse(output.metrics).find((metric) => metric.name === name)!.value;
  expect(value('mig')).toBeGreaterThan(0.9);
  const expected = { mig: value('mig'), modularity: value('modularity'), sap: value('sap'), explicitness: value('explicitness'), dci: { disentanglement: value('dciDisentanglement'), completeness: value('dciCompleteness'), informativeness: value('dciInformativeness') } };
  const table = (data: number[]) => ({ shape: [samples, 2], data });
  writeFileSync(paths.golden, JSON.stringify({ codes: table(codes), factors: table(factors), expected }));
  const [replayed] = jsonLines((await sbd(runsFolder, 'golden', '--engine', 'tfjs-cpu', '--json', paths.golden)).stdout);
  expect(replayed).toMatchObject({ status: 'passed', notSupported: [] });
  expect((replayed!['comparisons'] as { error: number }[]).map(({ error }) => error)).toEqual(new Array(7).fill(0));

  const trained = await sbd(runsFolder, 'train', '--config', configFile(tinyExperiment({ steps: 2 })), '--json');
  const id = jsonLines(trained.stdout)[0]!['id'] as string;
  const evaluation = evaluationSchema.parse(JSON.parse((await sbd(runsFolder, 'evaluate', id, '--metrics', 'all', '--json')).stdout));
  expect(evaluation.factors).toEqual(['x', 'y']);
  expect(evaluation.metrics.map(({ name }) => name)).toEqual(output.metrics.map(({ name }) => name));
  expect(evaluation.metrics.find(({ name }) => name === 'mig')!.value).toBe(evaluation.mig!.value);
});

test('a diverging run exits with 1 and says at which step', async () => {
  const runsFolder = temporaryFolder();
  const experiment = { ...tinyExperiment({ steps: 3000, learningRate: 1 }), objective: { type: 'betaVae', beta: 1000 }, likelihood: { type: 'gaussian', variance: 1e-30 } };
  const { code, stderr } = await sbd(runsFolder, 'train', '--config', configFile(experiment));
  expect(code).toBe(1);
  expect(stderr).toMatch(/not a finite number|stopped being a finite number at step \d+/);
});
