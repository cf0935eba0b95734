import { describe, expect, test } from 'vitest';
import { formatSeconds } from '../../../../src-main/cli/progress/formatSeconds';
import { ProgressLine } from '../../../../src-main/cli/progress/progressLine';
import { RunProgress } from '../../../../src-main/cli/progress/runProgress';
import { SeriesProgress } from '../../../../src-main/cli/progress/seriesProgress';
import type { RunStatus } from '../../../../src-shared/run/status';
import { tinyExperiment } from '../../../support/tinyExperiment';

test('time spans', () => {
  expect([0, 7.4, 200, 3599, 3600, 7530].map(formatSeconds)).toEqual(['0:00', '0:07', '3:20', '59:59', '1 h 00 min', '2 h 05 min']);
});

describe('a progress line', () => {
  test('is redrawn in place on a terminal, never wider than it', () => {
    let written = '';
    let time = 0;
    const line = new ProgressLine({ isTTY: true, columns: 60, write: (text) => { written += text; } }, () => time);
    line.show(0.5, 'a'.repeat(100));
    line.show(0.6, 'too soon');
    time = 200;
    line.show(1, 'done');
    line.print('It stays.');
    expect(written).toBe(`\r\x1b[2K${'█'.repeat(12)}${'░'.repeat(12)}  50 %  ${'a'.repeat(27)}\r\x1b[2K${'█'.repeat(24)} 100 %  done\r\x1b[2KIt stays.\n`);
  });

  test('is a plain line every few seconds elsewhere', () => {
    let written = '';
    let time = 0;
    const line = new ProgressLine({ write: (text) => { written += text; } }, () => time);
    for (time = 0; time <= 12_000; time += 1000) line.show(time / 12_000, `second ${String(time / 1000)}`);
    expect(written).toBe('  0 %  second 0\n 41 %  second 5\n 83 %  second 10\n');
  });
});

const status = (step: number, trainedSeconds: number, millisecondsPerStep: number | null): RunStatus => ({
  version: 1, id: 'some-run-id', state: 'running', step, totalSteps: 100, requestedDevice: 'cpu', device: 'cpu', process: null,
  createdAt: '', startedAt: '', heartbeatAt: '', finishedAt: null, trainedSeconds, millisecondsPerStep, attempt: 0, problem: null, stoppedByRule: null,
});

describe('the time left of a run', () => {
  test('is unknown until a step was timed', () => {
    const progress = new RunProgress(tinyExperiment({ steps: 100 }), () => 0);
    progress.status(status(0, 0, null));
    expect(progress.secondsLeft()).toBeNull();
    expect(progress.describe()).toBe('step 0/100');
  });

  test('counts steps, and evaluations at what they have cost so far', () => {
    let time = 0;
    const progress = new RunProgress(tinyExperiment({ steps: 100, snapshots: 3 }), () => time);
    progress.status(status(0, 0, null));
    time = 2000;
    progress.evaluated(0);
    time = 3000;
    progress.status(status(9, 1, 100));
    time = 5000;
    progress.evaluated(9);
    time = 9000;
    progress.status(status(50, 5, 100));
    // The snapshots of steps 0 and 9 took 2 s each. To come: 50 steps, a third snapshot, and as much again at the end.
    expect(progress.secondsLeft()).toBeCloseTo(5 + 2 + 2);
    // Of 100 steps and four evaluations.
    expect(progress.fraction).toBeCloseTo(1 - 9 / 18);
    expect(progress.describe()).toBe('step 50/100 · 100.0 ms/step · 0:09 left');
    time = 14_000;
    progress.status(status(100, 10, 100));
    time = 15_000;
    // One second of the third snapshot has passed.
    expect(progress.secondsLeft()).toBeCloseTo(1 + 2);
  });

  test('of a resumed run counts what earlier attempts did as done', () => {
    let time = 0;
    const progress = new RunProgress(tinyExperiment({ steps: 100, snapshots: 3 }), () => time);
    progress.status(status(80, 8, null));
    time = 1000;
    progress.status(status(90, 9, 100));
    expect(progress.secondsLeft()).toBeCloseTo(1);
    expect(progress.fraction).toBeCloseTo(0.9);
  });
});

describe('the progress of a series', () => {
  test('starts from the estimates and is corrected by what runs really take', () => {
    let time = 0;
    const series = new SeriesProgress([10, 10, 20], () => time);
    expect([series.secondsLeft(), series.fraction]).toEqual([40, 0]);
    series.begin(tinyExperiment());
    time = 4000;
    expect(series.secondsLeft()).toBe(36);
    time = 20_000;
    series.end();
    // The first one took twice its estimate; so will the others.
    expect(series.secondsLeft()).toBe(60);
    expect(series.fraction).toBe(0.25);
  });
});
