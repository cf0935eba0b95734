import { describe, expect, it } from 'vitest';
import { groupRuns } from '../../../src-main/report/reportGroup';
import { broadcast, deconv, reportRun, seeded } from './reportRuns';

const seedsOf = (runs: Parameters<typeof groupRuns>[0]) => groupRuns(runs).map(({ label, runs: members }) => [label, ...members.map(({ summary }) => summary.experiment.training.seed)]);

describe('groupRuns', () => {
  it('puts seeds of one experiment together, whatever the runs are called', () => {
    const runs = [seeded(broadcast, 4), deconv, { ...seeded(broadcast, 1), name: 'another name' }].map((experiment) => reportRun(experiment));
    expect(seedsOf(runs)).toEqual([['Broadcast decoder', 1, 4], ['DeConv decoder', 0]]);
  });

  it('names groups by experiment where the decoder does not tell them apart, with numbers where needed', () => {
    const slow = { ...broadcast, optimizer: { ...broadcast.optimizer, learningRate: 1e-5 } };
    expect(seedsOf([broadcast, { ...slow, name: 'slow' }].map((experiment) => reportRun(experiment))).map(([label]) => label)).toEqual([broadcast.name, 'slow']);
    expect(seedsOf([broadcast, slow].map((experiment) => reportRun(experiment))).map(([label]) => label)).toEqual([`${broadcast.name} (1)`, `${broadcast.name} (2)`]);
  });
});
