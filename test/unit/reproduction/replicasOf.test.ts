import { describe, expect, test } from 'vitest';
import type { EvaluationNumbers } from '@shared/contract/comparison';
import { findStudy } from '@shared/reproduction/findStudy';
import { planKey } from '@shared/reproduction/planKey';
import { replicasOf } from '@shared/reproduction/replicasOf';
import { reproductions } from '@shared/reproduction/reproductions';
import type { RunState } from '@shared/run/status';
import type { StudyPlan } from '@shared/study/study';
import { samplePlan, sampleStudy } from '../renderer/support/sampleStudies';
import { sampleEvaluation } from '../renderer/support/sampleRuns';

const evaluation = (change: Partial<EvaluationNumbers> = {}): EvaluationNumbers => ({ ...sampleEvaluation(1000), ...change });

describe('the replicas of a study', () => {
  const overview = sampleStudy();
  const ids = overview.cells.flatMap(({ runs }) => runs.map(({ id }) => id));

  test('are its finished runs that were measured, at their place on the axes', () => {
    const states: Record<string, RunState> = { [ids[0]!]: 'finished', [ids[2]!]: 'running', [ids[3]!]: 'diverged', [ids[11]!]: 'finished', [ids[5]!]: 'finished' };
    const reading = replicasOf(overview, (id) => (states[id] ? { state: states[id], stoppedByRule: null } : null), (id) => (id === ids[5] ? null : evaluation({ nll: ids.indexOf(id) })));
    expect(reading.replicas.map(({ labels, measures }) => [labels, measures.nll])).toEqual([[{ Decoder: 'broadcast', β: '1' }, 0], [{ Decoder: 'deconv', β: '4' }, 11]]);
    expect([reading.diverged, reading.missing]).toEqual([1, 9]);
  });

  test('have the measures by their names, and none that was not measured', () => {
    const result = { ...evaluation().metrics[0]!, title: '', interval: null, chance: null, samples: 1, seed: 0, detail: {}, reason: null };
    const { geometry } = evaluation();
    const measuresOf = (change: Partial<EvaluationNumbers>) => replicasOf(overview, () => ({ state: 'finished', stoppedByRule: null }), () => evaluation(change)).replicas[0]!.measures;
    expect(measuresOf({ metrics: [{ ...result, name: 'factorVaeScore', value: 0.7 }, { ...result, name: 'hoyerSparsity', value: null }], geometry: { ...geometry!, score: 0.5, trainedScore: null } })).toMatchObject({ factorVaeScore: 0.7, geometryScore: 0.5, trainedGeometryScore: 0.5 });
    expect(measuresOf({ geometry: { ...geometry!, score: 0.5, trainedScore: 0.8 } })).toMatchObject({ geometryScore: 0.5, trainedGeometryScore: 0.8 });
    expect(Object.keys(measuresOf({ mig: null, geometry: null, metrics: [] })).sort()).toEqual(['elbo', 'kl', 'latentsUsed', 'nll']);
  });
});

describe('the study of a plan', () => {
  const plan = samplePlan();

  test('is known by what it trains, not by its name, devices or order of fields', () => {
    const renamed = JSON.parse(JSON.stringify({ ...plan, base: Object.fromEntries(Object.entries({ ...plan.base, name: 'other' }).reverse()), name: 'mine', devices: ['cpu'], priority: 3 })) as StudyPlan;
    const study = sampleStudy(renamed);
    expect(findStudy(plan, [study])).toBe(study);
  });

  test('has as many replicas at least, and no other setting', () => {
    const more = sampleStudy({ ...plan, replicas: { count: 5, firstSeed: 0 } }, 'ended', '20260301-090001-more');
    const exact = sampleStudy(plan, 'planned', '20260301-090002-same');
    expect(findStudy(plan, [more, exact])).toBe(exact);
    expect(findStudy(plan, [more])).toBe(more);
    for (const other of [{ ...plan, replicas: { count: 1, firstSeed: 0 } }, { ...plan, replicas: { count: 2, firstSeed: 7 } }, { ...plan, axes: plan.axes.slice(1) }, { ...plan, base: { ...plan.base, training: { ...plan.base.training, steps: 7 } } }]) {
      expect(findStudy(plan, [sampleStudy(other)])).toBeNull();
    }
  });

  test('is that of one reproduction only', () => {
    const owners = new Map<string, Set<string>>();
    for (const { id, budgets } of reproductions) for (const budget of Object.values(budgets)) owners.set(planKey(budget.plan), new Set([...(owners.get(planKey(budget.plan)) ?? []), id]));
    expect([...owners.values()].filter(({ size }) => size > 1)).toEqual([]);
  });
});
