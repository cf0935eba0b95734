import { expect, test } from 'vitest';
import { ReplicaRanker } from '../../../../src-main/training/measurement/replicaRanker';
import { problemOfPromise } from '../../datasets/files/support/problemOfPromise';
import { untrainedReplica } from './untrainedReplica';

const ranker = () => new ReplicaRanker({ exclusively: (work) => work(), onReading: () => undefined });

test('a ranking is cancelled by its ticket, and by no other', async () => {
  const ranking = ranker();
  const paths = [untrainedReplica(1), untrainedReplica(2)];
  const fractions: number[] = [];
  const cancelled = problemOfPromise(ranking.rank('ticket-a', paths, 100, (fraction) => {
    fractions.push(fraction);
    ranking.cancel('ticket-b');
    if (fraction > 0.3) ranking.cancel('ticket-a');
  }));
  expect((await cancelled).code).toBe('cancelled');
  expect(fractions.at(-1)!).toBeLessThan(1);
  // The ticket is free again.
  expect((await ranking.rank('ticket-a', paths, 100, () => undefined)).replicas.map(({ path }) => path)).toEqual(paths);
});

test('a ticket that is under way is refused', async () => {
  const ranking = ranker();
  const paths = [untrainedReplica(1), untrainedReplica(2)];
  const first = ranking.rank('ticket-a', paths, 100, () => undefined);
  expect((await problemOfPromise(ranking.rank('ticket-a', paths, 100, () => undefined))).code).toBe('invalid-input');
  expect((await first).samples).toBe(100);
});
