import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, ref, shallowRef, type EffectScope } from 'vue';
import { useCurves } from '@renderer/features/compare/views/curves/curvesLoader';
import { provideClient } from '@renderer/shared/client/client';
import { createFakeClient, type FakeClient } from '../support/fakeClient';
import { idOf } from './comparedSamples';

const [a, b, c, none] = [idOf(0), idOf(1), idOf(2), idOf(3)] as const;

let scope: EffectScope;
let client: FakeClient;
let ends: number;
beforeEach(() => {
  vi.useFakeTimers();
  scope = effectScope();
  ends = 1;
  client = createFakeClient([]);
  client.answer('comparison.curves', ({ ids, points }) => Promise.resolve({ curves: ids.filter((id) => id !== none).map((id) => ({ id, steps: [points], values: [ends] })) }));
  provideClient(client);
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

const asked = () => client.made.filter(({ name }) => name === 'comparison.curves').map(({ input }) => (input as { ids: string[] }).ids);

function open(first: readonly string[], growing: ReadonlySet<string> = new Set()) {
  const ids = shallowRef(first);
  const measure = ref('loss');
  return { ids, measure, ...scope.run(() => useCurves(() => ({ ids: ids.value, measure: measure.value }), (id) => growing.has(id)))! };
}

describe('useCurves', () => {
  it('asks only for curves that it does not know, and forgets none that a filter hides', async () => {
    const { ids, measure, curves } = open([a, b, none]);
    await flushPromises();
    expect([...curves.value.keys()]).toEqual([a, b]);
    ids.value = [b];
    await flushPromises();
    expect([...curves.value.keys()]).toEqual([b]);
    ids.value = [a, b, none, c];
    await flushPromises();
    expect([...curves.value.keys()]).toEqual([a, b, c]);
    measure.value = 'kl';
    await flushPromises();
    measure.value = 'loss';
    await flushPromises();
    expect(asked()).toEqual([[a, b, none], [c], [a, b, none, c]]);
  });

  it('thins the curves of many runs more, and reads them again for that', async () => {
    const { ids, curves } = open([a]);
    await flushPromises();
    expect(curves.value.get(a)!.steps).toEqual([400]);
    ids.value = Array.from({ length: 300 }, (_, index) => (index === 0 ? a : idOf(index + 3)));
    await flushPromises();
    expect(curves.value.get(a)!.steps).toEqual([200]);
    expect(curves.value.size).toBe(300);
  });

  it('reads what grows again, once more after its end, and then no longer', async () => {
    const growing = new Set([b]);
    const { curves } = open([a, b], growing);
    await flushPromises();
    ends = 2;
    await vi.advanceTimersByTimeAsync(5000);
    expect(curves.value.get(b)!.values).toEqual([2]);
    expect(asked()).toEqual([[a, b], [b]]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked()).toHaveLength(3);
  });
});
