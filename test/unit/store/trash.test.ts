import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Trash } from '../../../src-main/store/trash';
import { problemOf } from './problemOf';
import { temporaryFolder } from './temporaryFolder';

function runsFolderWith(...names: string[]): string {
  const folder = temporaryFolder();
  for (const name of names) addRun(folder, name, name);
  return folder;
}

function addRun(folder: string, name: string, content: string): void {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'config.json'), content);
}

describe('trash', () => {
  it('takes runs and gives them back unchanged', () => {
    const folder = runsFolderWith('run-a', 'run-b');
    const trash = new Trash(folder);
    trash.put(['run-a', 'run-b']);
    expect(readdirSync(folder)).toEqual(['.trash']);
    trash.restore(['run-b', 'run-a']);
    expect(readdirSync(folder).sort()).toEqual(['.trash', 'run-a', 'run-b']);
    expect(readFileSync(join(folder, 'run-a', 'config.json'), 'utf8')).toBe('run-a');
    expect(readdirSync(join(folder, '.trash'))).toEqual([]);
  });

  it('remembers where a run came from', () => {
    const folder = runsFolderWith('run-a');
    new Trash(folder).put(['run-a']);
    const [entry] = readdirSync(join(folder, '.trash'));
    const origin = JSON.parse(readFileSync(join(folder, '.trash', entry!, 'origin.json'), 'utf8')) as Record<string, unknown>;
    expect(origin).toMatchObject({ version: 1, folder: 'run-a', path: join(folder, 'run-a') });
    expect(existsSync(join(folder, '.trash', entry!, 'run', 'config.json'))).toBe(true);
  });

  it('gives back the last removed of several with one name', () => {
    const folder = runsFolderWith('run-a');
    const trash = new Trash(folder);
    for (let copy = 0; copy < 3; copy++) {
      trash.put(['run-a']);
      addRun(folder, 'run-a', `copy ${String(copy)}`);
    }
    trash.put(['run-a']);
    trash.restore(['run-a']);
    expect(readFileSync(join(folder, 'run-a', 'config.json'), 'utf8')).toBe('copy 2');
    expect(readdirSync(join(folder, '.trash'))).toHaveLength(3);
  });

  it('does not take one run for another whose name ends alike', () => {
    const folder = runsFolderWith('other-run-a');
    const trash = new Trash(folder);
    trash.put(['other-run-a']);
    expect(problemOf(() => { trash.restore(['run-a']); }).code).toBe('run-not-in-trash');
  });

  it('moves all or none', () => {
    const folder = runsFolderWith('run-a', 'run-b');
    const trash = new Trash(folder);
    expect(problemOf(() => { trash.put(['run-a', 'missing', 'run-b']); }).code).toBe('file-not-found');
    expect(readdirSync(folder).sort()).toEqual(['.trash', 'run-a', 'run-b']);
    trash.put(['run-a', 'run-b']);
    addRun(folder, 'run-b', 'another');
    expect(problemOf(() => { trash.restore(['run-a', 'run-b']); }).code).toBe('run-exists');
    expect(readdirSync(folder).sort()).toEqual(['.trash', 'run-b']);
    expect(readFileSync(join(folder, 'run-b', 'config.json'), 'utf8')).toBe('another');
  });

  it('says what stands in the way', () => {
    const folder = runsFolderWith('run-a');
    writeFileSync(join(folder, '.trash'), 'mine');
    expect(problemOf(() => { new Trash(folder).put(['run-a']); }).code).toBe('not-a-folder');
    expect(readdirSync(folder).sort()).toEqual(['.trash', 'run-a']);
  });
});
