import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheEntries, clearCache } from '../../../../../src-main/datasets/files/cache/cacheEntries';
import { cacheFolder } from '../../../../../src-main/datasets/files/cache/cacheFolder';
import { prepareDataFile } from '../../../../../src-main/datasets/files/prepareDataFile';
import { cacheForTest } from '../support/cacheForTest';
import { npyBytes } from '../support/npyBytes';
import { writtenFile, writtenInto } from '../support/writtenFile';

describe('cacheFolder', () => {
  it('is what the environment says, or the place of the system', () => {
    expect(cacheFolder({ SBD_CACHE_FOLDER: ' somewhere ' }, 'linux')).toBe(resolve('somewhere'));
    expect(cacheFolder({ XDG_CACHE_HOME: '/cache' }, 'linux')).toBe(join('/cache', 'sbd-workbench', 'datasets'));
    expect(cacheFolder({}, 'linux')).toBe(join(homedir(), '.cache', 'sbd-workbench', 'datasets'));
    expect(cacheFolder({}, 'darwin')).toBe(join(homedir(), 'Library', 'Caches', 'SBD Workbench', 'datasets'));
    expect(cacheFolder({ LOCALAPPDATA: 'local' }, 'win32')).toBe(join('local', 'SBD Workbench', 'datasets'));
  });
});

describe('the cache', () => {
  it('lists what it holds, and is cleared of nothing else', async () => {
    const cache = cacheForTest();
    expect(cacheEntries(join(cache.folder, 'none'))).toEqual([]);
    const path = writtenFile('a.npy', npyBytes(`'|u1'`, '(3, 32, 32)', new Uint8Array(3 * 1024)));
    const { file } = await prepareDataFile({ type: 'imageFiles', imageSize: 32, channels: 1, path, images: null, labels: null });
    const broken = writtenInto(cache.folder, `${'a'.repeat(32)}.images`, Buffer.from('x'));
    writtenInto(cache.folder, 'notes.txt', Buffer.from('x'));
    const entries = cacheEntries(cache.folder);
    expect(entries.map((entry) => entry.file).sort()).toEqual([broken, file].sort());
    const whole = entries.find((entry) => entry.file === file)!;
    expect(whole.header).toMatchObject({ images: 3, imageSize: 32, channels: 1, labels: 'none' });
    expect(whole.header!.source).toContain(path);
    expect(whole.bytes).toBeGreaterThan(3 * 1024);
    clearCache(cache.folder);
    expect(cache.files()).toEqual(['notes.txt']);
  });
});
