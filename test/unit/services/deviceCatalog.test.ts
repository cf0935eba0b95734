import type { Device } from '@shared/contract/devices';
import { presets } from '@shared/experiment/presets';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { DeviceCatalog } from '../../../src-main/services/deviceCatalog';
import type { WorkerPool } from '../../../src-main/training/scheduler/workerPool';

const { experiment } = presets[0]!;

/** Milliseconds a step of each device; `null` can't be used, `'fails'` breaks when measured, `'hangs'` never answers. */
type Machine = Readonly<Record<string, number | null | 'fails' | 'hangs'>>;

function catalogOf(machine: Machine): DeviceCatalog {
  const devices = Object.entries(machine).map(([id, speed]): Device => ({ id, name: id, runtime: 'onnxruntime', unavailable: speed === null ? 'it is broken' : null }));
  const measure = (speed: Machine[string]) => {
    if (speed === 'hangs') return new Promise(() => undefined);
    return typeof speed === 'number' ? Promise.resolve({ millisecondsPerStep: speed }) : Promise.reject(new Error('driver crashed'));
  };
  const pool = { analyst: () => ({ request: () => Promise.resolve(devices) }), trainer: (id: string) => ({ request: () => measure(machine[id]!) }) };
  return new DeviceCatalog(pool as unknown as WorkerPool);
}

afterEach(() => { vi.useRealTimers(); });

describe('auto', () => {
  test('takes the fastest device that can be used', async () => {
    expect(await catalogOf({ cpu: 20, webgpu: 5, cuda: null }).resolve('auto', experiment)).toBe('webgpu');
    expect(await catalogOf({ cpu: 20, webgpu: 50 }).resolve('auto', experiment)).toBe('cpu');
  });

  test('passes over a device that fails when it is measured', async () => {
    expect(await catalogOf({ cpu: 20, webgpu: 'fails' }).resolve('auto', experiment)).toBe('cpu');
  });

  test('does not wait for ever for a device that is slow to measure', async () => {
    vi.useFakeTimers();
    const resolved = catalogOf({ cpu: 20, webgpu: 'hangs' }).resolve('auto', experiment);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await resolved).toBe('cpu');
  });
});

describe('a named device', () => {
  test('is taken as it is, or refused with its reason', async () => {
    const catalog = catalogOf({ cpu: 20, webgpu: 5, cuda: null });
    expect(await catalog.resolve('cpu', experiment)).toBe('cpu');
    await expect(catalog.resolve('cuda', experiment)).rejects.toThrow('it is broken');
    await expect(catalog.resolve('abacus', experiment)).rejects.toThrow('There is no device abacus');
  });

  test('is measured once for a network', async () => {
    const catalog = catalogOf({ cpu: 20 });
    const [first, second] = await Promise.all([catalog.speed('cpu', experiment), catalog.speed('cpu', experiment)]);
    expect(second).toBe(first);
  });
});
