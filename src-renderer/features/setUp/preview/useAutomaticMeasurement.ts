import { useDevicesStore } from '@renderer/shared/devices/devicesStore';
import { measurementKey } from '@renderer/shared/devices/measurementKey';
import { watchDebounced } from '@renderer/shared/timing/watchDebounced';
import { useSetUpStore } from '../setUpStore';

const PATIENCE_MILLISECONDS = 700;

/** Measures the chosen device (with `auto`, the first one) whenever what is set up would run at another speed. */
export function useAutomaticMeasurement(): void {
  const setUp = useSetUpStore();
  const devices = useDevicesStore();

  const chosen = () => devices.available.find(({ id }) => id === setUp.device) ?? devices.available[0] ?? null;
  const state = () => {
    const device = chosen();
    return device ? [device.id, String(devices.isMeasuring(device.id)), measurementKey(setUp.lastValid)].join(' ') : '';
  };

  watchDebounced(state, PATIENCE_MILLISECONDS, () => {
    const device = chosen();
    if (!device || devices.speedOf(device.id, setUp.lastValid) || devices.failureOf(device.id, setUp.lastValid)) return;
    void devices.measure(device.id, setUp.lastValid);
  });
}
