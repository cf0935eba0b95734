import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeZip } from '../../../src-main/formats/zipFile';
import { temporaryFolder } from '../../support/temporaryFolder';
import { zipEntries } from '../../support/zipEntries';

describe('writeZip', () => {
  it('packs bytes and files from the disk', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'large.txt'), 'a'.repeat(100_000));
    const told: number[] = [];
    const path = join(folder, 'out.zip');
    await writeZip(path, [
      { name: 'one/notes.txt', content: Buffer.from('ä'), compress: false },
      { name: 'one/large.txt', content: { path: join(folder, 'large.txt') }, compress: true },
    ], { onBytes: (written) => { told.push(written); } });
    const archive = readFileSync(path);
    const files = await zipEntries(path);
    expect([...files.keys()]).toEqual(['one/notes.txt', 'one/large.txt']);
    expect(files.get('one/notes.txt')?.toString()).toBe('ä');
    expect(files.get('one/large.txt')).toHaveLength(100_000);
    expect(archive.length).toBeLessThan(2000);
    expect(told.at(-1)).toBe(archive.length);
  });

  it('fails where a file is missing, or when it is told to stop', async () => {
    const folder = temporaryFolder();
    await expect(writeZip(join(folder, 'a.zip'), [{ name: 'a', content: { path: join(folder, 'none') }, compress: false }])).rejects.toThrow('ENOENT');
    const stopped = AbortSignal.abort();
    await expect(writeZip(join(folder, 'b.zip'), [{ name: 'a', content: new Uint8Array(9), compress: false }], { signal: stopped })).rejects.toThrow('abort');
  });
});
