import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterRows, runRow, sortRows, type RunFilter } from '@renderer/features/runs/runRows';
import { runsTable } from '@renderer/features/runs/runsCsv';
import { sampleRun, sampleRuns } from '../support/sampleRuns';

const rows = sampleRuns().map((run) => runRow(run, null));
const all: RunFilter = { text: '', states: [], decoders: [] };

describe('filterRows', () => {
  it('lets all pass without a filter', () => {
    expect(filterRows(rows, all)).toEqual(rows);
  });

  it('wants every word, in name, tags or notes, in any case', () => {
    const noted = [...rows, runRow({ ...sampleRun('20260301-120000-noted'), annotations: { tags: ['Paper'], notes: 'folds at the corner' } }, null)];
    expect(filterRows(noted, { ...all, text: 'PAPER corner' }).map(({ id }) => id)).toEqual(['20260301-120000-noted']);
    expect(filterRows(noted, { ...all, text: 'paper nowhere' })).toEqual([]);
  });

  it('finds seeds, β and tags exactly, and ids by a long piece', () => {
    expect(filterRows(rows, { ...all, text: 'deconv seed:2' }).map(({ id }) => id)).toEqual(['20260301-100600-deconv-2']);
    expect(filterRows(rows, { ...all, text: 'beta:1' })).toEqual(rows);
    expect(filterRows(rows, { ...all, text: 'tag:base' })).toEqual([]);
    expect(filterRows(rows, { ...all, text: '20260301-100300' }).map(({ id }) => id)).toEqual(['20260301-100300-deconv-1']);
    expect(filterRows(rows, { ...all, text: '2026' })).toEqual([]);
  });

  it('combines states and decoders', () => {
    const passed = filterRows(rows, { text: '', states: ['finished', 'running'], decoders: ['Broadcast'] });
    expect(passed.map(({ state, decoder }) => `${decoder} ${state}`)).toEqual(['Broadcast finished', 'Broadcast finished', 'Broadcast running']);
  });
});

describe('sortRows', () => {
  it('puts rows without a value last in both directions', () => {
    for (const order of ['ascend', 'descend'] as const) {
      const sorted = sortRows(rows, { key: 'nll', order });
      expect(sorted[sorted.length - 1]!.nll).toBeNull();
      const values = sorted.flatMap(({ nll }) => nll ?? []);
      expect(values).toEqual([...values].sort((left, right) => (order === 'ascend' ? left - right : right - left)));
    }
  });

  it('keeps every row, whatever it sorts by', () => {
    const keys = fc.constantFrom(...(Object.keys(rows[0]!).filter((key) => key !== 'notes') as Parameters<typeof sortRows>[1]['key'][]));
    fc.assert(fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), keys, fc.constantFrom('ascend' as const, 'descend' as const), (input, key, order) => {
      expect(new Set(sortRows(input, { key, order }))).toEqual(new Set(rows));
    }));
  });

  it('does not depend on the order that it gets', () => {
    fc.assert(fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (input) => {
      expect(sortRows(input, { key: 'decoder', order: 'ascend' })).toEqual(sortRows(rows, { key: 'decoder', order: 'ascend' }));
    }));
  });
});

describe('runsTable', () => {
  it('has a value for every column of every run', () => {
    const { columns, rows: cells } = runsTable(rows);
    expect(cells).toHaveLength(rows.length);
    for (const row of cells) expect(row).toHaveLength(columns.length);
    expect(cells[0]![columns.indexOf('tags')]).toBe('baseline');
  });
});
