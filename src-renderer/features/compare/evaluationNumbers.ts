import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { EvaluationNumbers } from '@shared/contract/comparison';
import { toProblem, type Problem } from '@shared/problem';
import { useClient } from '@renderer/shared/client/client';

/** Runs of one question: an answer of many runs would keep the window from moving while it is read. */
const RUNS_A_CALL = 100;

/** The newest evaluation of each run that has been compared, kept up to date while runs train. */
export const useEvaluationNumbers = defineStore('evaluationNumbers', () => {
  const byId = shallowRef<ReadonlyMap<string, EvaluationNumbers>>(new Map());
  const problem = shallowRef<Problem | null>(null);
  /** Runs whose evaluations have been asked for and are still to come. */
  const reading = ref(0);
  const asked = new Set<string>();

  function put(entries: readonly (readonly [string, EvaluationNumbers])[]): void {
    byId.value = new Map([...byId.value, ...entries]);
  }

  useClient().on('runs.evaluated', ({ id }) => { if (asked.delete(id)) void follow([id]); });
  // A folder that comes back from the trash may hold another evaluation.
  useClient().on('runs.removed', ({ ids }) => { for (const id of ids) asked.delete(id); });

  /** Reads the evaluations of runs that have not been asked for yet. */
  async function follow(ids: readonly string[]): Promise<void> {
    const missing = ids.filter((id) => !asked.has(id));
    if (missing.length === 0) return;
    for (const id of missing) asked.add(id);
    reading.value += missing.length;
    let left = missing.length;
    try {
      let waiting: (readonly [string, EvaluationNumbers])[] = [];
      for (let start = 0; start < missing.length; start += RUNS_A_CALL) {
        const { evaluations } = await useClient().call('comparison.evaluations', { ids: missing.slice(start, start + RUNS_A_CALL) });
        waiting.push(...evaluations.map(({ id, evaluation }) => [id, evaluation] as const));
        const answered = Math.min(RUNS_A_CALL, left);
        left -= answered;
        reading.value -= answered;
        // Every plot is drawn anew each time: when as many have come as were shown before, not for each answer.
        if (waiting.length < byId.value.size && start + RUNS_A_CALL < missing.length) continue;
        put(waiting);
        waiting = [];
      }
      problem.value = null;
    } catch (error) {
      for (const id of missing) if (!byId.value.has(id)) asked.delete(id);
      problem.value = toProblem(error);
    } finally {
      reading.value -= left;
    }
  }

  return { byId, problem, reading, follow };
});
