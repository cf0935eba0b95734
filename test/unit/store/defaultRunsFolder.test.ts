import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultRunsFolder } from '../../../src-main/store/defaultRunsFolder';

describe('default runs folder', () => {
  it('is in the home folder', () => {
    expect(defaultRunsFolder({})).toBe(join(homedir(), 'SBD Workbench', 'runs'));
    expect(defaultRunsFolder({ SBD_RUNS: ' ' })).toBe(join(homedir(), 'SBD Workbench', 'runs'));
  });

  it('is what the user chose, made absolute', () => {
    expect(defaultRunsFolder({ SBD_RUNS: 'some/runs' })).toBe(resolve('some/runs'));
  });
});
