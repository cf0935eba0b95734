import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { datasetVerb } from '../../../../src-main/cli/verbs/dataset';
import { namedDatasets } from '../../../../src-shared/experiment/namedDatasets';
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

  it('takes a dataset by its name, at another size', async () => {
    await run('sample', 'sprites-colored', '--size', '32', '--set', 'dataset.color.saturation=1', '--count', '4', '--out', file('sprites.png'), '--json');
    expect(JSON.parse(printed[0]!)).toMatchObject({ imageSize: 32, channels: 3, factors: ['shape', 'scale', 'orientation', 'posX', 'posY', 'hue', 'value'] });
    expect(decode(readFileSync(file('sprites.png'))).width).toBe(64);
  });

  it('draws points as pictures', async () => {
    await run('sample', 'pinwheel', '--count', '9', '--out', file('points.png'));
    expect(printed[0]).toContain('varying in arm');
    const { width, data } = decode(readFileSync(file('points.png')));
    expect(width).toBe(96);
    expect(Math.max(...data)).toBe(255);
  });

  it('asks for exactly one source', async () => {
    expect((await problemOf(run('sample', '--out', file('a.png')))).where).toBe('NAME, --preset, --config, --path');
    expect((await problemOf(run('sample', '--preset', PRESET, '--config', 'b.json', '--out', file('a.png')))).code).toBe('invalid-input');
    expect((await problemOf(run('sample', 'sprites', '--preset', PRESET, '--out', file('a.png')))).code).toBe('invalid-input');
  });

  it('refuses a name or a size that is not known', async () => {
    expect((await problemOf(run('sample', 'spirals', '--out', file('a.png')))).remedy).toContain('circles-xy, ');
    expect((await problemOf(run('sample', 'sprites', '--size', '48', '--out', file('a.png')))).where).toBe('dataset.imageSize: must be 32 or 64');
    expect((await problemOf(run('sample', 'pinwheel', '--size', '32', '--out', file('a.png')))).where).toContain('imageSize');
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
    ['{"unit": "value", "factors": [[0.5]]}', 'factors.0: must have 2 values (x, y), not 1'],
    ['{"unit": "value", "factors": [[0.5, 0.5], [0.5, 1.5]]}', 'factors.1.1 (y): must be from 0 to 1, not 1.5'],
    ['{"unit": "index", "factors": [[0.5, 0.5]]}', 'unit: must be "value", since no factor of this dataset has levels'],
    ['{"unit": "degrees", "factors": [[0.5, 0.5]]}', 'unit: must be "index" or "value"'],
    ['{"unit": "value", "factors": [[0.5, "left"]]}', 'factors.0.1: must be a number'],
    ['{"unit": "value", "factors": []}', 'factors: must have at least one row'],
    ['{"unit": "value", "factors": [[0.5, 0.5]], "seed": 1}', 'seed: is not a field that this version knows'],
  ])('refuses %s', async (content, where) => {
    expect((await problemOf(render(content))).where).toBe(where);
    expect(readdirSync(folder)).toEqual(['factors.json']);
  });

  it('renders sprites by index and by value alike, as 0 and 255 in one channel', async () => {
    writeFileSync(file('index.json'), JSON.stringify({ unit: 'index', factors: [[0, 5, 0, 0, 0], [2, 3, 39, 31, 15]] }));
    writeFileSync(file('value.json'), JSON.stringify({ unit: 'value', factors: [[1, 1, 0, 0, 0], [3, 0.8, 6.2832, 1, 0.4839]] }));
    for (const unit of ['index', 'value']) await run('render', 'sprites', '--factors', file(`${unit}.json`), '--out', file(`${unit}.npy`), '--json');
    expect(JSON.parse(printed[0]!)).toMatchObject({ shape: [2, 64, 64, 1], factors: ['shape', 'scale', 'orientation', 'posX', 'posY'] });
    const bytes = readFileSync(file('index.npy'));
    expect(readFileSync(file('value.npy'))).toEqual(bytes);
    const images = bytes.subarray(bytes.length - 2 * 4096);
    expect(images.every((value) => value === 0 || value === 255)).toBe(true);
    expect(images.subarray(0, 4096).filter((value) => value === 255)).toHaveLength(400);
  });

  it.each([
    ['{"unit": "index", "factors": [[3, 0, 0, 0, 0]]}', 'factors.0.0 (shape): must be a whole number from 0 to 2, not 3'],
    ['{"unit": "index", "factors": [[0, 0, 0.5, 0, 0]]}', 'factors.0.2 (orientation): must be a whole number from 0 to 39, not 0.5'],
    ['{"unit": "value", "factors": [[1, 0.54, 0, 0, 0]]}', 'factors.0.1 (scale): must be one of its 6 levels from 0.5 to 1, of which 0.5 is nearest, not 0.54'],
  ])('refuses levels that sprites do not have: %s', async (content, where) => {
    writeFileSync(file('factors.json'), content);
    expect((await problemOf(run('render', 'sprites', '--factors', file('factors.json'), '--out', file('images.npy')))).where).toBe(where);
  });

  it('names the first of many faults', async () => {
    const { where } = await problemOf(render(JSON.stringify({ unit: 'value', factors: Array.from({ length: 9 }, () => [2, 0.5]) })));
    expect(where).toMatch(/^factors\.0\.0 \(x\)[^;]*(;[^;]*){4}; and 4 more$/);
  });

  it('refuses a dataset whose items are not named by factors', async () => {
    writeFileSync(file('factors.json'), '{"unit": "index", "factors": [[0]]}');
    expect((await problemOf(run('render', 'pinwheel', '--factors', file('factors.json'), '--out', file('images.npy')))).what).toContain('only the items');
  });

  it('refuses what is not JSON, and a file that is not there', async () => {
    expect((await problemOf(render('{"unit": '))).what).toBe('This file is not JSON.');
    const missing = run('render', '--preset', PRESET, '--factors', file('none.json'), '--out', file('images.npy'));
    expect((await problemOf(missing)).code).toBe('file-not-found');
  });
});

describe('sbd dataset list', () => {
  it('names every dataset with its factors', async () => {
    await run('list');
    expect(printed.map((line) => line.split('\n')[0])).toEqual(namedDatasets.map(({ id }) => id));
    expect(printed.find((line) => line.startsWith('sprites\n'))).toContain('shape 1–3 (3), scale 0.5–1 (6), orientation 0–6.283 (40), posX 0–1 (32), posY 0–1 (32)');
    await run('list', '--json');
    const listed = JSON.parse(printed.at(-1)!) as { id: string; shape: { imageSize: number } }[];
    expect(listed.find(({ id }) => id === 'pinwheel')).toMatchObject({ shape: { imageSize: 1, channels: 2 }, factors: [{ name: 'arm' }] });
  });
});
