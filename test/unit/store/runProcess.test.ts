import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import type { RunState, RunStatus } from '@shared/run/status';
import { interrupted, isAbandoned, isHeldHere, isProcessGone, thisProcess } from '../../../src-main/store/runProcess';

const now = Date.now();
const endedProcess = spawnSync(process.execPath, ['--version']).pid;

function status(state: RunState, holder: RunStatus['process'], heartbeatAge: number): RunStatus {
  const time = new Date(now - heartbeatAge).toISOString();
  return {
    version: 1, id: '20261121-215501-broadcast-3f9a2c', state, step: 5, totalSteps: 10, requestedDevice: 'auto', device: 'cpu', process: holder,
    createdAt: time, startedAt: time, heartbeatAt: time, finishedAt: null, trainedSeconds: 1, millisecondsPerStep: 1, attempt: 0, problem: null, stoppedByRule: null,
  };
}

describe('the process that holds a run', () => {
  it('is this one when number and machine agree', () => {
    expect(isHeldHere(status('running', thisProcess(), 0))).toBe(true);
    expect(isHeldHere(status('running', { pid: process.pid, host: 'elsewhere' }, 0))).toBe(false);
    expect(isHeldHere(status('running', { pid: process.ppid, host: hostname() }, 0))).toBe(false);
    expect(isHeldHere(status('finished', null, 0))).toBe(false);
  });

  it('is known to be gone only on this machine', () => {
    expect(isProcessGone({ pid: endedProcess, host: hostname() })).toBe(true);
    expect(isProcessGone({ pid: 0, host: hostname() })).toBe(true);
    expect(isProcessGone({ pid: process.ppid, host: hostname() })).toBe(false);
    expect(isProcessGone({ pid: endedProcess, host: 'elsewhere' })).toBe(false);
    expect(isProcessGone(null)).toBe(false);
  });
});

describe('an abandoned run', () => {
  it.each<[string, boolean, RunStatus]>([
    ['of a living process', false, status('running', { pid: process.ppid, host: hostname() }, 9_000)],
    ['of a process that ended a moment ago', true, status('running', { pid: endedProcess, host: hostname() }, 100)],
    ['queued by a process that ended', true, status('queued', { pid: endedProcess, host: hostname() }, 100)],
    ['paused by a process that ended', true, status('paused', { pid: endedProcess, host: hostname() }, 100)],
    ['whose process number was used again', true, status('running', { pid: process.ppid, host: hostname() }, 61_000)],
    ['of another machine, heard of lately', false, status('running', { pid: endedProcess, host: 'elsewhere' }, 50_000)],
    ['of another machine, silent', true, status('running', { pid: process.pid, host: 'elsewhere' }, 61_000)],
    ['of no process, heard of lately', false, status('running', null, 1_000)],
    ['of no process, silent', true, status('running', null, 61_000)],
    ['of this process', false, status('running', thisProcess(), 0)],
    ['of an earlier process with our number', true, status('running', thisProcess(), 10 * 60_000 + process.uptime() * 1000)],
    ['finished', false, status('finished', null, 1e9)],
    ['stopped', false, status('stopped', null, 1e9)],
  ])('%s: %s', (_, expected, given) => {
    expect(isAbandoned(given, now)).toBe(expected);
  });

  it('becomes interrupted, and keeps what it had reached', () => {
    const given = status('running', thisProcess(), 0);
    expect(interrupted(given)).toEqual({ ...given, state: 'interrupted', process: null });
  });
});
