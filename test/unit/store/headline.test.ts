import { describe, expect, it } from 'vitest';
import { headlineOf } from '../../../src-main/store/headline';
import { evaluation, metric } from './runSamples';

describe('headline', () => {
  it('is blank before anything is measured', () => {
    expect(headlineOf({ state: 'queued', stoppedByRule: null }, null, null)).toEqual({ loss: null, nll: null, kl: null, mig: null, latentsUsed: null, geometryScore: null });
  });

  it('follows the training batches while a run can go on', () => {
    expect(headlineOf({ state: 'running', stoppedByRule: null }, metric(3), evaluation(10))).toEqual({ loss: 97, nll: 90, kl: 9.5, mig: 0.4, latentsUsed: 1, geometryScore: 0.9 });
  });

  it('takes NLL and KL from the evaluation once a run is finished', () => {
    expect(headlineOf({ state: 'finished', stoppedByRule: null }, metric(3), evaluation(10))).toMatchObject({ loss: 97, nll: 80, kl: 8 });
    expect(headlineOf({ state: 'finished', stoppedByRule: null }, metric(3), null)).toMatchObject({ nll: 90, kl: 9.5, mig: null });
  });

  it('takes them from the evaluation too where the rule of a study stopped the run', () => {
    const rule = { measure: 'nll', patience: 2, leastImprovement: 0 } as const;
    expect(headlineOf({ state: 'stopped', stoppedByRule: rule }, metric(3), evaluation(10))).toMatchObject({ nll: 80, kl: 8 });
    expect(headlineOf({ state: 'stopped', stoppedByRule: null }, metric(3), evaluation(10))).toMatchObject({ nll: 90, kl: 9.5 });
  });

  it('is null where the loss was not finite', () => {
    expect(headlineOf({ state: 'diverged', stoppedByRule: null }, metric(3, null), null).loss).toBeNull();
  });
});
