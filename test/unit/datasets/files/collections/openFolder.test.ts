import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inNaturalOrder } from '../../../../../src-main/datasets/files/collections/fileCollection';
import { openFolder } from '../../../../../src-main/datasets/files/collections/openFolder';
import { temporaryFolder } from '../../../store/temporaryFolder';
import { problemOfPromise } from '../support/problemOfPromise';
import { writtenInto } from '../support/writtenFile';

const bytes = Buffer.from('content');

describe('openFolder', () => {
  it('lists files of all folders in natural order, hidden ones left out', async () => {
    const folder = temporaryFolder();
    for (const name of ['b/img10.png', 'b/img9.png', 'a.png', 'b/c/x.png', 'b2/1.png', 'b10/1.png', '.hidden/x.png', '.DS_Store', '__MACOSX/y.png']) writtenInto(folder, name, bytes);
    const { files } = await openFolder(folder);
    expect(files.map(({ name }) => name)).toEqual(['a.png', 'b/c/x.png', 'b/img9.png', 'b/img10.png', 'b2/1.png', 'b10/1.png']);
    expect((await files[0]!.read()).equals(bytes)).toBe(true);
  });

  it('sorts by numbers, and never takes two names for one', () => {
    const names = ['10', '9', '1a', '1', '01', 'B', 'b', 'a'].map((name) => ({ name }));
    const sorted = inNaturalOrder(names).map(({ name }) => name);
    expect(sorted.indexOf('9')).toBeLessThan(sorted.indexOf('10'));
    expect(inNaturalOrder([...names].reverse()).map(({ name }) => name)).toEqual(sorted);
  });

  it('follows a link to a file inside, and refuses those that lead out', async () => {
    const folder = temporaryFolder();
    const outside = writtenInto(temporaryFolder(), 'secret.png', bytes);
    symlinkSync(writtenInto(folder, 'a.png', bytes), join(folder, 'b.png'));
    expect((await openFolder(folder)).files.map(({ name }) => name)).toEqual(['a.png', 'b.png']);
    symlinkSync(outside, join(folder, 'c.png'));
    const problem = await problemOfPromise(openFolder(folder));
    expect(problem.what).toContain('a link to something outside the folder');
    expect(problem.where).toBe(join(folder, 'c.png'));
  });

  it('does not go in circles', async () => {
    const folder = temporaryFolder();
    writtenInto(folder, 'sub/a.png', bytes);
    symlinkSync(folder, join(folder, 'sub', 'again'));
    expect((await openFolder(folder)).files.map(({ name }) => name)).toEqual(['sub/a.png']);
  });

  it('refuses folders nested without end, missing ones, and broken links', async () => {
    const deep = temporaryFolder();
    mkdirSync(join(deep, ...Array.from({ length: 40 }, () => 'd')), { recursive: true });
    expect((await problemOfPromise(openFolder(deep))).what).toContain('nested more than 32 deep');
    expect((await problemOfPromise(openFolder(join(deep, 'none')))).code).toBe('file-not-found');
    const broken = temporaryFolder();
    symlinkSync(join(broken, 'nowhere'), join(broken, 'a.png'));
    expect((await problemOfPromise(openFolder(broken))).code).toBe('file-not-found');
  });

  it('refuses files too large for a picture without reading them', async () => {
    const folder = temporaryFolder();
    const path = writtenInto(folder, 'a.png', bytes);
    truncateSync(path, 2 ** 29);
    const { files } = await openFolder(folder);
    expect((await problemOfPromise(files[0]!.read())).code).toBe('data-too-large');
  });
});
