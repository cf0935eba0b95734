import { defineStore } from 'pinia';
import { shallowReactive } from 'vue';
import { toProblem, type Problem } from '@shared/problem';
import type { Evaluation } from '@shared/run/evaluation';
import type { MetricRecord } from '@shared/run/metrics';
import { useClient } from '@renderer/shared/client/client';
import { useRunsStore } from '@renderer/shared/runs/runsStore';
import { EvaluationFollower } from './evaluationFollower';
import { RecordFollower } from './recordFollower';

/** What is known of one run's course. A new object whenever something was added; the lists inside may be the same. */
export interface RunCourse {
  readonly records: readonly MetricRecord[];
  readonly evaluations: readonly Evaluation[];
  /** True until the store has been read once. */
  readonly loading: boolean;
  readonly problem: Problem | null;
}

interface Follower {
  readonly records: RecordFollower;
  readonly evaluations: EvaluationFollower;
  attempt: number;
}

const emptyCourse: RunCourse = { records: [], evaluations: [], loading: true, problem: null };

/** The metric lines and evaluations of every run that is looked at, complete and live. */
export const useMetricsStore = defineStore('metrics', () => {
  const courses = shallowReactive(new Map<string, RunCourse>());
  const followers = new Map<string, Follower>();
  let listening = false;

  function update(id: string, change: Partial<RunCourse>): void {
    const follower = followers.get(id);
    if (!follower) return;
    const known = courses.get(id) ?? emptyCourse;
    courses.set(id, { ...known, records: follower.records.records, evaluations: follower.evaluations.evaluations, ...change });
  }

  function createFollower(id: string): Follower {
    const onChange = () => { update(id, {}); };
    const onProblem = (error: unknown) => { update(id, { problem: toProblem(error), loading: false }); };
    return {
      records: new RecordFollower({ read: async (after) => (await useClient().call('runs.metrics', { id, after })).records, onChange, onProblem }),
      evaluations: new EvaluationFollower({ read: async () => (await useClient().call('runs.evaluations', { id })).evaluations, onChange, onProblem }),
      attempt: useRunsStore().byId.get(id)?.status.attempt ?? -1,
    };
  }

  async function read(id: string, follower: Follower): Promise<void> {
    update(id, { loading: true, problem: null });
    await Promise.all([follower.records.restart(), follower.evaluations.restart()]);
    if (followers.get(id) === follower) update(id, { loading: false });
  }

  function listen(): void {
    if (listening) return;
    listening = true;
    const client = useClient();
    client.on('runs.metricsAdded', ({ id, records }) => followers.get(id)?.records.add(records));
    client.on('runs.evaluated', ({ id, evaluation }) => followers.get(id)?.evaluations.add(evaluation));
    client.on('runs.removed', ({ ids }) => { ids.forEach(release); });
    client.on('runs.changed', ({ status }) => {
      const follower = followers.get(status.id);
      if (!follower || status.attempt <= follower.attempt) return;
      const first = follower.attempt < 0;
      follower.attempt = status.attempt;
      if (!first) void read(status.id, follower);
    });
  }

  /** Starts to follow a run; does nothing for one that is followed already. */
  function follow(id: string): void {
    if (followers.has(id)) return;
    listen();
    const follower = createFollower(id);
    followers.set(id, follower);
    void read(id, follower);
  }

  /** Reads a run anew, after a failure. */
  function retry(id: string): void {
    const follower = followers.get(id);
    if (follower) void read(id, follower);
  }

  /** Follows a run no more and forgets its course. */
  function release(id: string): void {
    const follower = followers.get(id);
    follower?.records.stop();
    follower?.evaluations.stop();
    followers.delete(id);
    courses.delete(id);
  }

  /** What is known of a run so far. */
  function courseOf(id: string): RunCourse {
    return courses.get(id) ?? emptyCourse;
  }

  return { follow, retry, release, courseOf };
});
