import type { deviceCalls } from '@shared/contract/devices';
import { estimateSeconds } from '../training/measurement/estimateSeconds';
import type { DeviceCatalog } from './deviceCatalog';
import type { ServicesOf } from './servicesOf';

export function deviceServices(catalog: DeviceCatalog): ServicesOf<typeof deviceCalls> {
  return {
    'devices.list': () => catalog.list(),
    'devices.measure': async ({ device, experiment }) => {
      const speed = await catalog.speed(device, experiment);
      return { device, millisecondsPerStep: speed.millisecondsPerStep, estimatedSeconds: estimateSeconds(experiment, speed) };
    },
  };
}
