import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { datasetVerb } from '../../../../src-main/cli/verbs/dataset';
import { cacheForTest } from '../../datasets/files/support/cacheForTest';
import { npyBytes } from '../../datasets/files/support/npyBytes';
import { problemOfPromise } from '../../datasets/files/support/problemOfPromise';
import { writtenFile } from '../../datasets/files/support/writtenFile';
import { zipBytes } from '../../datasets/files/support/zipBytes';

let printed: string[];

beforeEach(() => {
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => { printed.push(line); });
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
});

afterEach(() => { vi.restoreAllMocks(); });

const run = (...words: string[]) => datasetVerb().parseAsync(words, { from: 'user' });

function archive(): string {
  return writtenFile('a.npz', zipBytes([
    { name: 'images.npy', content: npyBytes(`'|u1'`, '(4, 32, 32)', new Uint8Array(4096)) },
    { name: 'labels.npy', content: npyBytes(`'|u1'`, '(4, 2)', Uint8Array.of(0, 0, 0, 1, 1, 0, 1, 1)) },
  ]));
}

describe('sbd dataset prepare', () => {
  it('prepares a file once, and tells what is in it', async () => {
    cacheForTest();
    const path = archive();
    await run('prepare', '--path', path, '--size', '32', '--set', 'dataset.channels=1', '--json');
    const result = JSON.parse(printed.at(-1)!) as { file: string };
    expect(result).toMatchObject({ cached: false, images: 4, factors: [{ name: 'factor 1' }, { name: 'factor 2' }], dataset: { type: 'imageFiles', imageSize: 32, channels: 1, path } });
    expect(existsSync(result.file)).toBe(true);
    await run('prepare', '--path', path, '--size', '32', '--set', 'dataset.channels=1');
    expect(printed.at(-1)).toBe(`4 images had been prepared before; factors: factor 1 0–1 (2), factor 2 0–1 (2).\nKept in ${result.file}`);
  });

  it('refuses rendered datasets, unknown types and several choices at once', async () => {
    const path = archive();
    expect((await problemOfPromise(run('prepare', 'sprites'))).what).toContain('nothing to prepare');
    expect((await problemOfPromise(run('prepare', '--path', path, '--type', 'pictures'))).code).toBe('invalid-input');
    expect((await problemOfPromise(run('prepare', 'sprites', '--path', path))).what).toContain('comes from its name, a preset, an experiment or a file of data');
    expect((await problemOfPromise(run('prepare', '--path', path, '--type', 'sprites', '--set', 'dataset.origin.path='))).where).toContain('dataset.origin.path');
  });

  it('is cancelled by Ctrl-C', async () => {
    const cache = cacheForTest();
    const path = writtenFile('a.npy', npyBytes(`'|u1'`, '(12000, 32, 32)', new Uint8Array(12_000 * 1024)));
    const signals = process.listenerCount('SIGINT');
    const preparing = problemOfPromise(run('prepare', '--path', path, '--size', '32'));
    await vi.waitFor(() => { expect(process.listenerCount('SIGINT')).toBe(signals + 1); });
    process.emit('SIGINT');
    expect((await preparing).code).toBe('cancelled');
    expect(cache.files()).toEqual([]);
    // A wish that is handed on late is still caught for a moment.
    await vi.waitFor(() => { expect(process.listenerCount('SIGINT')).toBe(signals); });
  });
});

describe('sbd dataset cache', () => {
  it('lists and clears', async () => {
    const cache = cacheForTest();
    const path = archive();
    await run('prepare', '--path', path);
    await run('cache');
    expect(printed.at(-2)).toContain(`4 images of ${path}`);
    expect(printed.at(-1)).toContain(`in ${cache.folder}`);
    await run('cache', '--clear', '--json');
    expect(JSON.parse(printed.at(-1)!)).toMatchObject({ folder: cache.folder, cleared: true, entries: [{ source: expect.stringContaining(path) as string }] });
    expect(cache.files()).toEqual([]);
    await run('cache');
    expect(printed.at(-1)).toBe(`In all 0 bytes in ${cache.folder}`);
  });
});
