import { describe, expect, test } from 'vitest';
import { budgetNames } from '@shared/reproduction/reproduction';
import { reproductions } from '@shared/reproduction/reproductions';
import { expandPlan } from '@shared/study/expandPlan';
import { studyPlanSchema } from '@shared/study/study';

describe('the catalogue of reproductions', () => {
  test('has every figure and table with an experiment behind it', () => {
    const figures = Array.from({ length: 19 }, (_, index) => `figure-${String(index + 2)}`);
    const tables = Array.from({ length: 6 }, (_, index) => `table-${String(index + 5)}`);
    expect(reproductions.map(({ id }) => id)).toEqual([...figures, ...tables, 'overlap', 'priors', 'pinwheel', 'sparsity']);
  });

  for (const { id, budgets, claims, paperNumbers, numbersNote } of reproductions) {
    for (const name of budgetNames) {
      test(`${id}, ${name}: a plan without impossible combinations`, () => {
        const plan = studyPlanSchema.parse(budgets[name].plan);
        expect(plan).toEqual(budgets[name].plan);
        const combinations = expandPlan(plan);
        expect(combinations.filter(({ problem }) => problem !== null)).toEqual([]);
        expect(new Set(combinations.map(({ experiment }) => JSON.stringify({ ...experiment, name: '' }))).size).toBe(combinations.length);
      });

      test(`${id}, ${name}: claims speak of axes and values that the plan has`, () => {
        const labels = new Map(budgets[name].plan.axes.map(({ title, values }) => [title, values.map(({ label }) => label)]));
        for (const { rule } of claims) {
          const selections = rule.type === 'difference' ? [rule.higher, rule.lower] : [rule.within, { [rule.axis]: labels.get(rule.axis)?.[0] ?? 'missing' }];
          for (const selection of selections) for (const [title, label] of Object.entries(selection)) expect(labels.get(title)).toContain(label);
        }
      });
    }

    test(`${id}: says where its numbers are from`, () => {
      expect(paperNumbers.length > 0 || numbersNote !== null).toBe(true);
    });
  }
});
