import { describe, expect, it } from 'vitest';
import { ProblemError } from '@shared/problem';
import { readStartOptions } from '../../../src-main/hosts/electron/startOptions';

describe('start options', () => {
  it('finds the runs folder among the switches of Electron', () => {
    const before = ['electron', '--inspect=0', '--no-sandbox', '/application', '--user-data-dir=/data'];
    expect(readStartOptions([...before, '--runs', 'mine'], '/home/me')).toEqual({ runsFolder: '/home/me/mine' });
    expect(readStartOptions([...before, '--runs=/mine'], '/home/me')).toEqual({ runsFolder: '/mine' });
    expect(readStartOptions(before, '/home/me')).toEqual({ runsFolder: null });
  });

  it.each([[['--runs']], [['--runs=']], [['--runs', '--no-sandbox']]])('refuses %j', (argv) => {
    expect(() => readStartOptions(argv, '/')).toThrow(ProblemError);
  });
});
