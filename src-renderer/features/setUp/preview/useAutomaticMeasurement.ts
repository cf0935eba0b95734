import { computed } from 'vue';
import { useDevicesStore } from '@renderer/shared/devices/devicesStore';
import { measurementKey } from '@renderer/shared/devices/measurementKey';
import { useRunsStore } from '@renderer/shared/runs/runsStore';
import { watchDebounced } from '@renderer/shared/timing/watchDebounced';
import { useSetUpStore } from '../setUpStore';

const PATIENCE_MILLISECONDS = 700;

/**
 * Measures the chosen device, and with `auto` every one that can be used, whenever what is set up would run at another speed.
 * Not while a run trains: the two would slow each other down, and the numbers would mislead.
 */
export function useAutomaticMeasurement(): void {
  const setUp = useSetUpStore();
  const devices = useDevicesStore();
  const runs = useRunsStore();

  const wanted = computed(() => {
    if (runs.running.length > 0) return null;
    const candidates = devices.available.filter(({ id }) => setUp.device === 'auto' || setUp.device === id);
    const busy = candidates.some(({ id }) => devices.isMeasuring(id));
    return busy ? null : candidates.find(({ id }) => !devices.speedOf(id, setUp.lastValid) && !devices.failureOf(id, setUp.lastValid))?.id ?? null;
  });

  // One device after the other: each measurement that ends changes what is wanted next.
  watchDebounced(() => `${String(wanted.value)} ${measurementKey(setUp.lastValid)}`, PATIENCE_MILLISECONDS, () => {
    if (wanted.value !== null) void devices.measure(wanted.value, setUp.lastValid);
  });
}
