import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import { toProblem, type Problem } from '@shared/problem';
import { useClient } from '@renderer/shared/client/client';

/** How far a measurement is. */
export interface Measuring {
  readonly fraction: number;
  /** Null until there is something to reckon from. */
  readonly secondsLeft: number | null;
}

const SOONEST_FRACTION = 0.03;

/** Measures every metric of one run on request; the result comes as an evaluation of the run, like all others. */
export function useMeasuring(runId: () => string): {
  readonly measuring: Readonly<ShallowRef<Measuring | null>>;
  readonly problem: Readonly<ShallowRef<Problem | null>>;
  readonly start: () => Promise<void>;
  readonly cancel: () => void;
} {
  const client = useClient();
  const measuring = shallowRef<Measuring | null>(null);
  const problem = shallowRef<Problem | null>(null);
  let since = 0;

  onScopeDispose(client.on('analysis.measuring', ({ id, fraction }) => {
    if (id !== runId() || !measuring.value) return;
    const seconds = (performance.now() - since) / 1000;
    measuring.value = { fraction, secondsLeft: fraction >= SOONEST_FRACTION ? (seconds / fraction) * (1 - fraction) : null };
  }));

  return {
    measuring,
    problem,
    async start() {
      since = performance.now();
      measuring.value = { fraction: 0, secondsLeft: null };
      problem.value = null;
      try {
        await client.call('analysis.measure', { id: runId() });
      } catch (error) {
        const found = toProblem(error);
        if (found.code !== 'cancelled') problem.value = found;
      } finally {
        measuring.value = null;
      }
    },
    cancel() {
      client.call('analysis.cancelMeasure', { id: runId() }).catch((error: unknown) => { problem.value = toProblem(error); });
    },
  };
}
