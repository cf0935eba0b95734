import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { ReplicaRanking } from '@shared/contract/comparison';
import { toProblem, type Problem } from '@shared/problem';
import { useClient } from '@renderer/shared/client/client';

/** A ranking that was asked for: of which runs, and how far it is. */
export interface RankingInProgress {
  readonly ticket: string;
  readonly runs: number;
  readonly fraction: number;
}

/** The last ranking of replicas; kept while other views are shown. */
export const useRankingStore = defineStore('ranking', () => {
  const ranking = shallowRef<ReplicaRanking | null>(null);
  const inProgress = ref<RankingInProgress | null>(null);
  const problem = shallowRef<Problem | null>(null);

  useClient().on('comparison.ranking', ({ ticket, fraction }) => {
    if (inProgress.value?.ticket === ticket) inProgress.value = { ...inProgress.value, fraction };
  });

  /** Ranks runs of one dataset; the last ranking stays until the answer is there. */
  async function rank(ids: readonly string[], samples: number): Promise<void> {
    const ticket = crypto.randomUUID();
    inProgress.value = { ticket, runs: ids.length, fraction: 0 };
    problem.value = null;
    try {
      ranking.value = await useClient().call('comparison.rankReplicas', { ticket, ids: [...ids], samples });
    } catch (error) {
      const found = toProblem(error);
      if (found.code !== 'cancelled') problem.value = found;
    } finally {
      inProgress.value = null;
    }
  }

  async function cancel(): Promise<void> {
    if (!inProgress.value) return;
    try {
      await useClient().call('comparison.cancelRanking', { ticket: inProgress.value.ticket });
    } catch (error) {
      problem.value = toProblem(error);
    }
  }

  return { ranking, inProgress, problem, rank, cancel };
});
