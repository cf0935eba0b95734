import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluationSchema } from '../../src-shared/run/evaluation';
import { presets } from '../../src-shared/experiment/presets';
import { buildMain, type BuiltMain } from '../support/buildMain';
import { jsonLines, startCommand } from '../support/commandLine';
import { temporaryFolder } from '../support/temporaryFolder';
import { tinyExperiment } from '../support/tinyExperiment';

let built: BuiltMain;

beforeAll(async () => { built = await buildMain('cli', 'trainingWorker', 'batchWorker'); });
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
  for (const verb of ['train', 'evaluate', 'presets', 'demo']) {
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

test('a diverging run exits with 1 and says at which step', async () => {
  const runsFolder = temporaryFolder();
  const experiment = { ...tinyExperiment({ steps: 3000, learningRate: 1 }), objective: { type: 'betaVae', beta: 1000 }, likelihood: { type: 'gaussian', variance: 1e-30 } };
  const { code, stderr } = await sbd(runsFolder, 'train', '--config', configFile(experiment));
  expect(code).toBe(1);
  expect(stderr).toMatch(/not a finite number|stopped being a finite number at step \d+/);
});
