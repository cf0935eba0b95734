import { provideClient } from '@renderer/shared/client/client';
import { useDevicesStore } from '@renderer/shared/devices/devicesStore';
import { measurementKey } from '@renderer/shared/devices/measurementKey';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeClient, type FakeClient } from '../../support/fakeClient';
import { sampleExperiment } from '../../support/sampleRuns';

let client: FakeClient;
const experiment = sampleExperiment();
const withSteps = (steps: number) => ({ ...experiment, training: { ...experiment.training, steps } });

beforeEach(() => {
  client = createFakeClient();
  provideClient(client);
  setActivePinia(createPinia());
});

describe('measurementKey', () => {
  it('depends on what changes the time of a step, and not on seed, steps or name', () => {
    expect(measurementKey({ ...withSteps(9), name: 'other' })).toBe(measurementKey(experiment));
    expect(measurementKey({ ...experiment, model: { ...experiment.model, latents: 11 } })).not.toBe(measurementKey(experiment));
  });
});

describe('devices store', () => {
  it('tells the devices that can be used from those that can not', async () => {
    const store = useDevicesStore();
    await store.load();
    expect(store.available.map(({ id }) => id)).toEqual(['webgpu', 'cpu']);
    expect(store.devices.map(({ id }) => id)).toEqual(['webgpu', 'cpu', 'cuda', 'dml', 'tfjs-node-gpu']);
  });

  it('measures once at a time and stretches the estimate to other steps', async () => {
    const store = useDevicesStore();
    const first = store.measure('cpu', experiment);
    void store.measure('cpu', experiment);
    expect(store.isMeasuring('cpu')).toBe(true);
    await first;
    expect(store.isMeasuring('cpu')).toBe(false);
    expect(client.made.filter(({ name }) => name === 'devices.measure')).toHaveLength(1);
    expect(store.speedOf('cpu', experiment)).toEqual({ millisecondsPerStep: 38.4, estimatedSeconds: 38.4 });
    expect(store.speedOf('cpu', withSteps(2000))?.estimatedSeconds).toBeCloseTo(76.8, 9);
    expect(store.speedOf('webgpu', experiment)).toBeNull();
  });

  it('keeps the reason of a failed measurement until the next one', async () => {
    const store = useDevicesStore();
    client.answer('devices.measure', () => { throw new Error('Out of memory.'); });
    await store.measure('cpu', experiment);
    expect(store.failureOf('cpu', experiment)?.what).toBe('Out of memory.');
    client.answer('devices.measure', ({ device }) => ({ device, millisecondsPerStep: 1, estimatedSeconds: 1 }));
    await store.measure('cpu', experiment);
    expect(store.failureOf('cpu', experiment)).toBeNull();
  });
});
