import { cellColor, colorRange, matrixRamp } from '@renderer/features/studies/matrix/cellColors';
import { moveInGrid } from '@renderer/features/studies/matrix/gridCursor';
import { matrixLayout } from '@renderer/features/studies/matrix/matrixLayout';
import { matrixMeasures } from '@renderer/features/studies/matrix/matrixMeasures';
import { createMatrixRows } from '@renderer/features/studies/matrix/matrixRows';
import { isSettled, settledValues } from '@renderer/features/studies/matrix/rowSummary';
import { visibleSpan } from '@renderer/shared/scrolling/visibleSpan';
import type { RunSummary } from '@shared/run/summary';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast } from '../shared/theme/contrast';
import { sampleRun } from '../support/sampleRuns';
import { sampleStudy } from '../support/sampleStudies';

const overview = sampleStudy();
const [first, second] = overview.cells[0]!.runs.map(({ id }) => id);
const runs = new Map<string, RunSummary>([[first!, sampleRun(first!, 'finished', 0)], [second!, sampleRun(second!, 'diverged', 1)]]);
const nll = matrixMeasures.find(({ key }) => key === 'nll')!;
const hexadecimal = (color: string) => `#${(/\d+,\d+,\d+/.exec(color)![0]).split(',').map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;

describe('the rows of the matrix', () => {
  it('are the combinations with their replicas, the last axis fastest', () => {
    const rows = createMatrixRows()(overview, runs);
    expect(rows.map(({ labels }) => labels)).toEqual([['broadcast', '1'], ['broadcast', '2'], ['broadcast', '4'], ['deconv', '1'], ['deconv', '2'], ['deconv', '4']]);
    expect(rows[0]!.cells.map(({ seed, run }) => [seed, run?.status.state])).toEqual([[0, 'finished'], [1, 'diverged']]);
    expect(rows[1]!.cells.every(({ run }) => run === null)).toBe(true);
  });

  it('stay the same objects while none of their runs changed', () => {
    const rowsOf = createMatrixRows();
    const before = rowsOf(overview, runs);
    const after = rowsOf({ ...overview, done: 1 }, new Map(runs).set(first!, sampleRun(first!, 'running', 0)));
    expect(after[0]).not.toBe(before[0]);
    expect(after.slice(1)).toEqual(before.slice(1));
    after.slice(1).forEach((row, index) => { expect(row).toBe(before[index + 1]); });
  });

  it('say why a combination makes no sense', () => {
    const cells = overview.cells.map((cell, index) => (index === 2 ? { ...cell, experiment: null, problem: 'it can not be', runs: [] } : cell));
    expect(createMatrixRows()({ ...overview, cells }, runs)[2]).toMatchObject({ problem: 'it can not be', cells: [] });
  });
});

describe('what a row comes to', () => {
  it('counts runs that went as far as they were let', () => {
    const cell = (run: RunSummary) => ({ seed: 0, id: run.status.id, run });
    const stopped = sampleRun('20260301-100000-stopped', 'stopped');
    expect(isSettled(cell(sampleRun(first!, 'finished')))).toBe(true);
    expect(isSettled(cell(sampleRun(first!, 'running')))).toBe(false);
    expect(isSettled(cell(stopped))).toBe(false);
    expect(isSettled(cell({ ...stopped, status: { ...stopped.status, stoppedByRule: { measure: 'elbo', patience: 3, leastImprovement: 0 } } }))).toBe(true);
    expect(settledValues(createMatrixRows()(overview, runs)[0]!, nll)).toEqual([24.3]);
  });
});

describe('the colors of the matrix', () => {
  it('span what was measured, but not what diverged', () => {
    const rows = createMatrixRows()(overview, runs);
    expect(colorRange(rows, nll)).toEqual({ low: 24.3, high: 24.3 });
    expect(colorRange(rows.slice(1), nll)).toBeNull();
  });

  it('keep the number legible on every fill', () => {
    fc.assert(fc.property(fc.double({ min: -0.5, max: 1.5, noNaN: true }), (value) => {
      const { fill, ink } = cellColor(value, { low: 0, high: 1 });
      expect(contrast(hexadecimal(fill), ink)).toBeGreaterThanOrEqual(4.4);
    }));
    expect(hexadecimal(cellColor(-1, { low: 0, high: 1 }).fill)).toBe(matrixRamp[0]);
  });
});

describe('the grid', () => {
  it('never moves out of itself, and takes each key back', () => {
    const size = { rows: 7, columns: 5, page: 3 };
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];
    fc.assert(fc.property(fc.array(fc.constantFrom(...keys), { maxLength: 30 }), (pressed) => {
      let place = { row: 3, column: 2 };
      for (const key of pressed) place = moveInGrid(key, place, size, false)!;
      expect(place.row >= 0 && place.row < 7 && place.column >= 0 && place.column < 5).toBe(true);
    }));
    expect(moveInGrid('End', { row: 1, column: 1 }, size, true)).toEqual({ row: 6, column: 4 });
    expect(moveInGrid('a', { row: 1, column: 1 }, size, false)).toBeNull();
  });

  it('draws what is on the screen, and a little more', () => {
    expect(visibleSpan(100, 28, 280, 140, 3)).toEqual({ first: 7, end: 18 });
    expect(visibleSpan(4, 28, 0, 1000, 3)).toEqual({ first: 0, end: 4 });
    expect(visibleSpan(0, 28, 0, 100, 3)).toEqual({ first: 0, end: 0 });
  });

  it('makes cells as large as the room allows, within limits', () => {
    const at = (width: number, seeds: number) => matrixLayout([['β', '1'], ['Decoder', 'Broadcast']], { rows: 6, seeds }, true, { width, height: 600 });
    expect(at(900, 3)).toMatchObject({ cellWidth: 132, rowHeight: 44, roomForNumbers: true });
    expect(at(900, 1000)).toMatchObject({ cellWidth: 20, roomForNumbers: false });
    expect(matrixLayout([], { rows: 500, seeds: 2 }, false, { width: 900, height: 600 }).rowHeight).toBe(28);
  });
});
