import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { datasetVerb } from '../../../../src-main/cli/verbs/dataset';
import { presets } from '../../../../src-shared/experiment/presets';
import { ProblemError } from '../../../../src-shared/problem';

const PRESET = 'circles-demonstration-broadcast';
let folder: string;
let printed: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sbd-dataset-'));
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => { printed.push(line); });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const run = (...words: string[]) => datasetVerb().parseAsync(words, { from: 'user' });
const file = (name: string) => join(folder, name);

async function problemOf(promise: Promise<unknown>): Promise<ProblemError['problem']> {
  const error: unknown = await promise.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ProblemError);
  return (error as ProblemError).problem;
}

interface SampleLine { count: number; rows: number; columns: number; factors: string[]; values: number[][] }

async function sample(seed: string): Promise<SampleLine> {
  await run('sample', '--preset', PRESET, '--count', '5', '--seed', seed, '--out', file('sheet.png'), '--json');
  return JSON.parse(printed.at(-1)!) as SampleLine;
}

describe('sbd dataset sample', () => {
  it('writes one PNG of random images and tells their factors', async () => {
    const line = await sample('3');
    expect(line).toMatchObject({ count: 5, rows: 2, columns: 3, factors: ['x', 'y'] });
    expect(line.values).toHaveLength(5);
    const png = decode(readFileSync(file('sheet.png')));
    expect([png.width, png.height, png.channels]).toEqual([96, 64, 3]);
    line.values.forEach(([x, y], index) => {
      const column = (index % 3) * 32 + Math.floor(x! * 32);
      const row = Math.floor(index / 3) * 32 + Math.floor(y! * 32);
      expect(png.data[(row * 96 + column) * 3]).toBe(255);
    });
  });

  it('gives the same images for the same seed and others for another', async () => {
    const first = await sample('3');
    expect(await sample('3')).toEqual(first);
    expect((await sample('4')).values).not.toEqual(first.values);
  });

  it('takes an experiment from a file, with changes', async () => {
    writeFileSync(file('experiment.json'), JSON.stringify(presets[0]!.experiment));
    await run('sample', '--config', file('experiment.json'), '--set', 'dataset.y=0.5', '--set', 'dataset.channels=1', '--count', '1', '--out', file('one.png'));
    expect(printed[0]).toContain('varying in x');
    expect(decode(readFileSync(file('one.png'))).channels).toBe(1);
  });

  it('asks for exactly one source', async () => {
    expect((await problemOf(run('sample', '--out', file('a.png')))).where).toBe('--preset, --config');
    expect((await problemOf(run('sample', '--preset', PRESET, '--config', 'b.json', '--out', file('a.png')))).code).toBe('invalid-input');
  });

  it('leaves nothing behind where the file cannot be written or the count is impossible', async () => {
    expect((await problemOf(run('sample', '--preset', PRESET, '--out', file('missing/a.png')))).code).toBe('file-not-found');
    expect((await problemOf(run('sample', '--preset', PRESET, '--count', '100000', '--out', file('a.png')))).what).toContain('--count');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('sbd dataset render', () => {
  const render = (content: string) => {
    writeFileSync(file('factors.json'), content);
    return run('render', '--preset', PRESET, '--factors', file('factors.json'), '--out', file('images.npy'), '--json');
  };

  it('renders the given factors in order', async () => {
    const factors = Array.from({ length: 300 }, (_, index) => [0.2 + 0.002 * index, 0.5]);
    await render(JSON.stringify({ unit: 'value', factors }));
    expect(JSON.parse(printed[0]!)).toMatchObject({ shape: [300, 32, 32, 3], dtype: 'uint8', factors: ['x', 'y'] });
    const bytes = readFileSync(file('images.npy'));
    const images = bytes.subarray(bytes.length - 300 * 3072);
    const red = (image: number, row: number, column: number) => images[image * 3072 + (row * 32 + column) * 3];
    expect([red(0, 16, 6), red(0, 16, 25), red(299, 16, 6), red(299, 16, 25)]).toEqual([255, 0, 0, 255]);
  });

  it.each([
    ['{"unit": "value", "factors": [[0.5]]}', 'factors.0: must have 2 values: x, y'],
    ['{"unit": "value", "factors": [[0.5, 1.5]]}', 'factors.0.1: must be at most 1'],
    ['{"unit": "index", "factors": [[0.5, 0.5]]}', 'unit: must be "value"'],
    ['{"unit": "value", "factors": []}', 'factors: must have at least one row'],
    ['{"unit": "value", "factors": [[0.5, 0.5]], "seed": 1}', 'seed: is not a field that this version knows'],
  ])('refuses %s', async (content, where) => {
    expect((await problemOf(render(content))).where).toBe(where);
    expect(readdirSync(folder)).toEqual(['factors.json']);
  });

  it('refuses what is not JSON, and a file that is not there', async () => {
    expect((await problemOf(render('{"unit": '))).what).toBe('This file is not JSON.');
    const missing = run('render', '--preset', PRESET, '--factors', file('none.json'), '--out', file('images.npy'));
    expect((await problemOf(missing)).code).toBe('file-not-found');
  });
});
