import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ProblemError } from '@shared/problem';
import { fileProblem } from '../../../src-main/store/fileProblem';
import { readJsonFile } from '../../../src-main/store/readJsonFile';
import { writeFileAtomically } from '../../../src-main/store/writeFileAtomically';
import { problemOf } from './problemOf';
import { temporaryFolder } from './temporaryFolder';

const format = { schema: z.strictObject({ version: z.literal(2), size: z.number().min(1, 'must be at least 1') }), version: 2 };

function read(content: string): unknown {
  const path = join(temporaryFolder(), 'thing.json');
  writeFileSync(path, content);
  return readJsonFile(path, format);
}

describe('readJsonFile', () => {
  it('gives what is in the file', () => {
    expect(read('{"version":2,"size":3}')).toEqual({ version: 2, size: 3 });
  });

  it('reports a file cut at any byte as truncated', () => {
    const whole = '{"version":2,"size":3}';
    for (let length = 0; length < whole.length; length++) {
      expect(problemOf(() => read(whole.slice(0, length)))).toMatchObject({ code: 'run-unreadable', what: 'thing.json is truncated or damaged: it is not JSON.' });
    }
  });

  it('names the fields at fault', () => {
    const problem = problemOf(() => read('{"version":2,"size":0,"color":"red"}'));
    expect(problem.code).toBe('run-unreadable');
    expect(problem.where).toMatch(/thing\.json: .*size: must be at least 1/);
    expect(problem.where).toContain('color: is not a field that this version knows');
  });

  it('recognizes a newer version before anything else', () => {
    const problem = problemOf(() => read('{"version":3,"size":{"new":"meaning"},"more":1}'));
    expect(problem.code).toBe('run-from-newer-version');
    expect(problem.what).toContain('newer version of SBD Workbench');
    expect(problem.remedy).toContain('Update');
  });

  it('answers any JSON with a value or a problem', () => {
    fc.assert(fc.property(fc.json(), (content) => {
      expect(() => read(content)).toThrow(ProblemError);
    }), { numRuns: 50 });
  });

  it('says when the file is missing or not a file', () => {
    const folder = temporaryFolder();
    expect(problemOf(() => readJsonFile(join(folder, 'thing.json'), format))).toMatchObject({ code: 'run-unreadable', what: 'thing.json is missing.' });
    expect(problemOf(() => readJsonFile(folder, format)).code).toBe('not-a-file');
  });
});

describe('writeFileAtomically', () => {
  it('replaces a file and leaves nothing else behind', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'thing.json');
    writeFileAtomically(path, 'old');
    writeFileAtomically(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['thing.json']);
  });

  it('says where it failed and cleans up when the target can not be replaced', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'thing.json');
    mkdirSync(path);
    writeFileSync(join(path, 'inside'), '');
    expect(problemOf(() => { writeFileAtomically(path, 'new'); }).where).toBe(path);
    expect(readdirSync(folder)).toEqual(['thing.json']);
  });

  it('says what is wrong when the folder is missing or a file', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(problemOf(() => { writeFileAtomically(join(folder, 'missing', 'a.json'), ''); }).code).toBe('file-not-found');
    expect(problemOf(() => { writeFileAtomically(join(folder, 'file', 'a.json'), ''); }).code).toBe('not-a-folder');
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('keeps the old file in a folder without write permission (permissions do not bind root)', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'thing.json');
    writeFileAtomically(path, 'old');
    chmodSync(folder, 0o500);
    try {
      expect(problemOf(() => { writeFileAtomically(path, 'new'); }).code).toBe('not-permitted');
      expect(readFileSync(path, 'utf8')).toBe('old');
    } finally {
      chmodSync(folder, 0o700);
    }
    expect(existsSync(path)).toBe(true);
  });
});

describe('fileProblem', () => {
  const failed = (code: string) => Object.assign(new Error(`${code}: failed`), { code });

  it.each([
    ['ENOSPC', 'disk-full', 'Free some space'],
    ['EDQUOT', 'disk-full', 'quota'],
    ['EROFS', 'read-only', 'writable'],
    ['EACCES', 'not-permitted', 'account'],
    ['ENOENT', 'file-not-found', 'moved or deleted'],
    ['EIO', 'file-failed', 'EIO: failed'],
  ])('explains %s', (code, expected, words) => {
    const { problem } = fileProblem(failed(code), 'status.json could not be written', '/somewhere');
    expect(problem).toMatchObject({ code: expected, where: '/somewhere' });
    expect(`${problem.what} ${problem.remedy}`).toContain(words);
  });

  it('passes problems on', () => {
    const problem = fileProblem(failed('EIO'), 'first', '/a');
    expect(fileProblem(problem, 'second', '/b')).toBe(problem);
  });
});
