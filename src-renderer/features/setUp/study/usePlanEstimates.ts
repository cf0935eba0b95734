import { computed, onScopeDispose, shallowReactive, shallowRef, watch, type ComputedRef } from 'vue';
import { toProblem, type Problem } from '@shared/problem';
import { useClient } from '@renderer/shared/client/client';
import { useDevicesStore } from '@renderer/shared/devices/devicesStore';
import { useRunsStore } from '@renderer/shared/runs/runsStore';
import { watchDebounced } from '@renderer/shared/timing/watchDebounced';
import { useStudyPlanStore } from './studyPlanStore';

/** What is known about a plan's time on one device. */
export interface PlanEstimate {
  readonly device: string;
  readonly name: string;
  readonly seconds: number | null;
  readonly measuring: boolean;
  /** How much of the measurement is done, in [0, 1]. */
  readonly fraction: number;
  readonly problem: Problem | null;
}

interface Known { readonly seconds: number | null; readonly problem: Problem | null }

const PATIENCE_MILLISECONDS = 1200;

/**
 * How long the plan's missing runs take on each of its devices. Measured one device after the other whenever the plan has
 * changed, but not while a run trains: the two would slow each other down. `estimate` measures all the same.
 */
export function usePlanEstimates(): { readonly estimates: ComputedRef<readonly PlanEstimate[]>; readonly together: ComputedRef<number | null>; readonly automatic: ComputedRef<boolean>; readonly estimate: () => void } {
  const study = useStudyPlanStore();
  const devices = useDevicesStore();
  const runs = useRunsStore();
  const known = shallowReactive(new Map<string, Known>());
  /** The measurement under way: one at a time, since two would slow each other down. */
  const current = shallowRef<{ readonly device: string; readonly place: string; readonly fraction: number } | null>(null);

  // What decides the time: not the name, the notes or the limits.
  const key = computed(() => (study.plan ? JSON.stringify([study.plan.base, study.plan.axes, study.plan.replicas]) : null));
  const candidates = computed(() => devices.available.filter(({ id }) => study.devices.length === 0 || study.devices.includes(id)));
  const automatic = computed(() => runs.running.length === 0);
  const entry = (device: string) => `${device} ${String(key.value)}`;

  async function measure(device: string): Promise<void> {
    const { plan } = study;
    if (!plan || current.value) return;
    const place = entry(device);
    current.value = { device, place, fraction: 0 };
    try {
      const { seconds } = await useClient().call('studies.estimate', { plan, device });
      known.set(place, { seconds, problem: null });
    } catch (error) {
      const problem = toProblem(error);
      // One that was called off says nothing about the device.
      if (problem.code !== 'cancelled') known.set(place, { seconds: null, problem });
    } finally {
      current.value = null;
    }
  }

  function cancel(): void {
    const device = current.value?.device;
    // The estimate itself fails then, and that is where it is dealt with.
    if (device !== undefined) void useClient().call('studies.cancelEstimate', { device }).catch(() => undefined);
  }
  watch(key, cancel);
  const stopListening = useClient().on('studies.estimating', ({ device, fraction }) => { if (current.value?.device === device) current.value = { ...current.value, fraction }; });
  onScopeDispose(() => {
    stopListening();
    cancel();
  });

  const wanted = computed(() => (key.value === null || current.value ? null : candidates.value.find(({ id }) => !known.has(entry(id)))?.id ?? null));
  watchDebounced(() => `${String(automatic.value)} ${String(wanted.value)} ${String(key.value)}`, PATIENCE_MILLISECONDS, () => {
    if (automatic.value && wanted.value !== null) void measure(wanted.value);
  });

  async function estimateAll(): Promise<void> {
    for (const { id } of candidates.value) {
      known.delete(entry(id));
      await measure(id);
    }
  }

  const estimates = computed(() => candidates.value.map(({ id, name }): PlanEstimate => ({
    device: id, name, seconds: known.get(entry(id))?.seconds ?? null, problem: known.get(entry(id))?.problem ?? null, measuring: current.value?.place === entry(id), fraction: current.value?.fraction ?? 0,
  })));
  /** Devices that share a queue, each working at its own speed; null where only one is chosen. */
  const together = computed(() => {
    const seconds = estimates.value.flatMap((one) => (one.seconds === null ? [] : [one.seconds]));
    if (study.devices.length < 2 || seconds.length !== estimates.value.length) return null;
    if (seconds.includes(0)) return 0;
    return 1 / seconds.reduce((sum, value) => sum + 1 / value, 0);
  });
  return { estimates, together, automatic, estimate: () => { void estimateAll(); } };
}
