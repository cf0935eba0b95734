import { onScopeDispose, shallowReactive, shallowRef, watch, type Ref } from 'vue';
import { toProblem, type Problem } from '@shared/problem';
import { budgetNames, type BudgetName, type Reproduction } from '@shared/reproduction/reproduction';
import { useClient } from '@renderer/shared/client/client';

/** What a budget comes to on this machine. */
export interface BudgetFacts {
  readonly total: number;
  readonly done: number;
  readonly bytes: number;
}

/** Seconds of what is missing on one device. */
export interface BudgetTime {
  readonly device: string;
  readonly seconds: number;
}

/** What the budgets of a reproduction come to; read anew when another one is shown and when runs of it end. Times are measured when asked for. */
export function useBudgetFacts(reproduction: Ref<Reproduction>, done: Ref<number>) {
  const facts = shallowReactive(new Map<BudgetName, BudgetFacts>());
  const times = shallowReactive(new Map<BudgetName, BudgetTime>());
  const measuring = shallowRef<{ readonly budget: BudgetName; readonly device: string } | null>(null);
  const problem = shallowRef<Problem | null>(null);

  async function read(): Promise<void> {
    const { budgets, id } = reproduction.value;
    try {
      for (const name of budgetNames) {
        const { total, done: trained, bytes } = await useClient().call('studies.preview', budgets[name].plan);
        if (reproduction.value.id !== id) return;
        facts.set(name, { total, done: trained, bytes });
      }
      problem.value = null;
    } catch (error) {
      problem.value = toProblem(error);
    }
  }

  function cancel(): void {
    const device = measuring.value?.device;
    // The estimate itself fails then, and that is where it is dealt with.
    if (device !== undefined) void useClient().call('studies.cancelEstimate', { device }).catch(() => undefined);
  }

  /** Measures each network of a budget on a device. */
  async function estimate(budget: BudgetName, device: string): Promise<void> {
    const { id, budgets } = reproduction.value;
    measuring.value = { budget, device };
    try {
      const { seconds } = await useClient().call('studies.estimate', { plan: budgets[budget].plan, device });
      if (reproduction.value.id === id) times.set(budget, { device, seconds });
      problem.value = null;
    } catch (error) {
      const failure = toProblem(error);
      // One that was called off says nothing about the device.
      if (failure.code !== 'cancelled') problem.value = failure;
    } finally {
      measuring.value = null;
    }
  }

  watch(() => reproduction.value.id, () => {
    cancel();
    facts.clear();
    times.clear();
  });
  watch(() => [reproduction.value.id, done.value], () => { void read(); }, { immediate: true });
  onScopeDispose(cancel);
  return { facts, times, measuring, problem, estimate };
}
