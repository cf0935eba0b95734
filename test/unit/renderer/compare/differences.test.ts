import { describe, expect, it } from 'vitest';
import { comparisonMeasures } from '@renderer/features/compare/comparisonMeasures';
import { differenceTable } from '@renderer/features/compare/views/differences/differenceTable';
import { markdownTable } from '@renderer/features/compare/views/differences/markdownTable';
import { outcomeRows } from '@renderer/features/compare/views/differences/outcomeRows';
import { comparedSamples } from './comparedSamples';

const runs = comparedSamples([
  { evaluation: { elbo: 30 } },
  { evaluation: { elbo: 32 } },
  { experiment: (base) => ({ ...base, objective: { type: 'betaVae', beta: 4 }, model: { ...base.model, latents: 5 } }), evaluation: { elbo: 34.5 } },
]);
const columns = [{ key: 'a', label: 'A', runs: runs.slice(0, 2) }, { key: 'b', label: 'B', runs: runs.slice(2) }];

describe('differenceTable', () => {
  const rows = differenceTable(columns);
  const row = (path: string) => rows.find((one) => one.path === path)!;

  it('has every field once, and only leaves', () => {
    const paths = rows.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).not.toContain('objective');
    expect(paths).not.toContain('beta');
    expect(paths).toContain('objective.beta');
  });

  it('tells what differs, and what is the same as the first column', () => {
    expect(rows.filter(({ differs }) => differs).map(({ path }) => path).sort()).toEqual(['model.latents', 'objective.beta', 'objective.type', 'training.seed']);
    expect(row('model.latents').cells).toEqual([{ text: '10', values: ['10'], same: true }, { text: '5', values: ['5'], same: false }]);
    expect(row('optimizer.learningRate').cells[1]!.same).toBe(true);
  });

  it('lists the values of a column of several runs', () => {
    expect(row('training.seed').cells.map(({ text }) => text)).toEqual(['0, 1', '2']);
    const many = comparedSamples(Array.from({ length: 9 }, () => ({})));
    expect(differenceTable([{ key: 'a', label: 'A', runs: many }]).find(({ path }) => path === 'training.seed')!.cells[0]!.text).toBe('0 … 8 (9 values)');
  });

  it('keeps the fields of a part together', () => {
    const sections = rows.map(({ section }) => section).filter((section, index, all) => section !== all[index - 1]);
    expect(new Set(sections).size).toBe(sections.length);
  });
});

describe('outcomeRows', () => {
  it('has means, and differences from the first column where it is pinned', () => {
    const elbo = comparisonMeasures(runs).filter(({ name }) => name === 'elbo');
    expect(outcomeRows(columns, elbo, false)[0]!.cells.map(({ text }) => text)).toEqual(['31.0', '34.5']);
    expect(outcomeRows(columns, elbo, true)[0]!.cells).toEqual([{ mean: 31, count: 2, text: '31.0' }, { mean: 34.5, count: 1, text: '+3.5' }]);
    expect(outcomeRows([...columns].reverse(), elbo, true)[0]!.cells[1]!.text).toBe('−3.5');
  });
});

describe('markdownTable', () => {
  it('is padded, and no cell can break it', () => {
    expect(markdownTable(['', 'A'], [['a|b', '1'], ['c', 'line\nbreak']])).toBe('|      | A          |\n| ---- | ---------- |\n| a\\|b | 1          |\n| c    | line break |\n');
  });
});
