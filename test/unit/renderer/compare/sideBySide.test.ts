import { flushPromises } from '@vue/test-utils';
import { provideClient } from '@renderer/shared/client/client';
import { effectScope, ref, type EffectScope } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Experiment } from '@shared/experiment/experiment';
import { groupRuns } from '@renderer/features/compare/runGroups';
import { imageDifference } from '@renderer/features/compare/views/sideBySide/imageDifference';
import { latentPairs } from '@renderer/features/compare/views/sideBySide/latentPairs';
import { startingRuns } from '@renderer/features/compare/views/sideBySide/startingRuns';
import { useSweep } from '@renderer/features/compare/views/sideBySide/sweep';
import { useTwins, type Pair, type TwinModel, type Twins } from '@renderer/features/compare/views/sideBySide/twins';
import { createFakeClient, type FakeClient } from '../support/fakeClient';
import { comparedSamples, idOf, summariesOf } from './comparedSamples';

describe('useTwins', () => {
  let scope: EffectScope;
  let client: FakeClient;
  const ids = ref<Pair<string> | null>(null);
  let twins: Twins;
  const madeOf = (name: string) => client.made.filter((call) => call.name === name).map(({ input }) => input);

  beforeEach(async () => {
    client = createFakeClient(summariesOf([{}, {}, {}]));
    provideClient(client);
    ids.value = [idOf(0), idOf(1)];
    scope = effectScope();
    twins = scope.run(() => useTwins(() => ids.value, () => 0))!;
    await flushPromises();
  });
  afterEach(() => { scope.stop(); });

  it('opens both models and shows the origin of their latents', () => {
    expect(madeOf('analysis.open')).toEqual([{ id: idOf(0) }, { id: idOf(1) }]);
    expect(twins.images.value).toHaveLength(2);
    expect(twins.codes.value![0]).toEqual(new Array(10).fill(0));
  });

  it('shows both the same image, and moves a latent of each from there without encoding again', async () => {
    twins.aim({ factors: [0.4, 0.6], moved: null });
    await flushPromises();
    expect(madeOf('analysis.encode')).toEqual([{ id: idOf(0), factors: [0.4, 0.6] }, { id: idOf(1), factors: [0.4, 0.6] }]);
    expect(twins.input.value).not.toBeNull();
    twins.aim({ factors: [0.4, 0.6], moved: { latents: [3, 5], value: 2 } });
    await flushPromises();
    expect(madeOf('analysis.encode')).toHaveLength(2);
    expect(twins.codes.value!.map((code) => [code[3], code[5]])).toEqual([[2, 0], [0, 2]]);
    expect(twins.codes.value![0][0]).toBeCloseTo(-0.5, 9);
  });

  it('of aims that come faster than answers, only the newest is followed', async () => {
    const before = madeOf('analysis.decode').length;
    for (let value = 1; value <= 20; value++) twins.aim({ factors: null, moved: { latents: [0, 0], value: value / 10 } });
    await flushPromises();
    expect(madeOf('analysis.decode').length - before).toBe(4);
    expect(twins.codes.value!.map((code) => code[0])).toEqual([2, 2]);
  });

  it('forgets a run that is no longer chosen, and keeps its late answers out', async () => {
    let answer: (() => void) | null = null;
    client.answer('analysis.decode', () => new Promise((_, reject) => { answer = () => { reject(new Error('too late')); }; }));
    twins.aim({ factors: null, moved: { latents: [0, 0], value: 1 } });
    await flushPromises();
    ids.value = [idOf(0), idOf(2)];
    expect(twins.images.value).toBeNull();
    answer!();
    await flushPromises();
    expect(twins.models.value!.map(({ id }) => id)).toEqual([idOf(0), idOf(2)]);
  });

  it('says why a model can not be opened, and opens it on request', async () => {
    client.answer('analysis.open', () => { throw new Error('no checkpoint'); });
    ids.value = [idOf(1), idOf(2)];
    await flushPromises();
    expect(twins.problem.value).not.toBeNull();
    expect(twins.opening.value).toBe(false);
    client.answer('analysis.open', () => ({ step: 10, latents: 3, sigmaPerLatent: [0.1, 0.2, 0.3], order: [0, 1, 2] }));
    twins.reopen();
    await flushPromises();
    expect(twins.problem.value).toBeNull();
    expect(twins.models.value![1].latents).toBe(3);
  });
});

describe('latentPairs', () => {
  const model = (order: number[]): TwinModel => ({ id: 'a', step: 1, latents: order.length, sigmaPerLatent: order.map(() => 1), order });
  const mig = (information: number[][], gapPerFactor: number[]) => ({ value: 0, estimator: 'binned' as const, bins: 20, samples: 10, seed: 0, gapPerFactor, mutualInformation: information });

  it('pairs latents of the same factor, then of the same place by σ', () => {
    const runs = comparedSamples([{ evaluation: { mig: mig([[2, 0], [0, 1], [0, 0]], [1, 1]) } }, { evaluation: { mig: mig([[0, 1], [0, 0], [3, 0]], [1, 1]) } }]);
    const { byFactor, byOrder } = latentPairs([model([1, 0, 2]), model([2, 0, 1])], [runs[0]!, runs[1]!], ['x', 'y']);
    expect(byFactor.map(({ label, latents }) => [label, latents])).toEqual([['x', [0, 2]], ['y', [1, 0]]]);
    expect(byOrder.map(({ label, latents }) => [label, latents])).toEqual([['lowest σ', [1, 2]], ['2nd lowest σ', [0, 0]], ['3rd lowest σ', [2, 1]]]);
  });

  it('has no factors where a model was not measured with the same ones', () => {
    const runs = comparedSamples([{}, { evaluation: { mig: null } }]);
    expect(latentPairs([model([0]), model([0])], [runs[0]!, runs[1]!], []).byFactor).toEqual([]);
  });
});

describe('imageDifference', () => {
  it('is black and 0 of equal images, and counts no opacity', () => {
    const image = Uint8ClampedArray.of(10, 20, 30, 255, 0, 0, 0, 255);
    expect(imageDifference(image, image)).toEqual({ pixels: Uint8ClampedArray.of(0, 0, 0, 255, 0, 0, 0, 255), mean: 0, gain: 1 });
    const other = Uint8ClampedArray.of(10, 20, 30, 0, 255, 255, 255, 255);
    expect(imageDifference(image, other).mean).toBeCloseTo(0.5, 9);
    expect(imageDifference(other, image)).toEqual(imageDifference(image, other));
  });

  it('shows faint differences brighter, by a power of two, and says so', () => {
    const [dark, faint] = [Uint8ClampedArray.of(0, 0, 0, 255), Uint8ClampedArray.of(20, 10, 0, 255)];
    expect(imageDifference(dark, faint)).toEqual({ pixels: Uint8ClampedArray.of(160, 80, 0, 255), mean: 30 / (3 * 255), gain: 8 });
    expect(imageDifference(dark, Uint8ClampedArray.of(1, 0, 0, 255)).gain).toBe(16);
  });
});

describe('startingRuns', () => {
  it('takes picked runs first, then one of each group that has been evaluated', () => {
    const runs = comparedSamples([{}, {}, { evaluation: null }, { experiment: (base) => ({ ...base, model: { ...base.model, latents: 4 } }) }]);
    const groups = groupRuns(runs, [{ path: 'model.latents', title: 'Latents' }]);
    expect(startingRuns([], groups)).toEqual([idOf(3), idOf(0)]);
    expect(startingRuns([runs[2]!, runs[1]!], groups)).toEqual([idOf(1), idOf(3)]);
    expect(startingRuns([], groupRuns(runs.slice(0, 1), []))).toEqual([idOf(0), null]);
  });

  it('prefers groups that differ in the first field', () => {
    const change = (latents: number, batchSize: number) => ({ experiment: (base: Experiment) => ({ ...base, model: { ...base.model, latents }, training: { ...base.training, batchSize } }) });
    const runs = comparedSamples([change(4, 8), change(4, 16), change(6, 8)]);
    expect(startingRuns([], groupRuns(runs, [{ path: 'model.latents', title: 'Latents' }, { path: 'training.batchSize', title: 'Batch' }]))).toEqual([idOf(0), idOf(2)]);
  });
});

describe('useSweep', () => {
  it('starts where the value stands and goes from end to end', () => {
    vi.useFakeTimers();
    const scope = effectScope();
    const places: number[] = [];
    const sweep = scope.run(() => useSweep(() => 0.5, (share) => { places.push(share); }))!;
    sweep.toggle();
    vi.advanceTimersByTime(4000);
    expect(places[0]!).toBeCloseTo(0.5, 1);
    expect(Math.max(...places)).toBeGreaterThan(0.99);
    expect(Math.min(...places)).toBeLessThan(0.01);
    scope.stop();
    const count = places.length;
    vi.advanceTimersByTime(1000);
    expect(places.length).toBe(count);
    expect(sweep.playing.value).toBe(false);
    vi.useRealTimers();
  });
});
