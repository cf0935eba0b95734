import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { effectScope, ref } from 'vue';
import { LATENT_LIMIT, useExplorer } from '@renderer/features/analyse/explorer';
import { provideClient } from '@renderer/shared/client/client';
import { ProblemError } from '@shared/problem';
import { createFakeClient, type FakeClient } from '../support/fakeClient';
import { circleSheet } from '../support/spriteSheets';

const [first, second] = ['20260301-100000-broadcast-0', '20260301-100100-broadcast-1'];
let client: FakeClient;

beforeEach(() => {
  client = createFakeClient();
  provideClient(client);
});

const decodedPositions = () => client.made.filter(({ name }) => name === 'analysis.decode').map(({ input }) => (input as { latents: number[][] }).latents[0]!);

async function explore(id = ref<string | null>(first), version = ref(0)) {
  const explorer = effectScope().run(() => useExplorer(() => id.value, () => version.value))!;
  await flushPromises();
  return { explorer, id, version };
}

describe('useExplorer', () => {
  it('opens the newest checkpoint and decodes the origin', async () => {
    const { explorer } = await explore();
    expect(explorer.model.value).toMatchObject({ id: first, step: 1000, latents: 10 });
    expect(decodedPositions()).toEqual([Array(10).fill(0)]);
    expect(explorer.decoded.value?.rows).toBe(1);
  });

  it('moves the named latents only', async () => {
    const { explorer } = await explore();
    explorer.move(new Map([[1, 0.5]]));
    explorer.move(new Map([[0, -1], [3, 2]]));
    await flushPromises();
    expect(explorer.position.value.slice(0, 4)).toEqual([-1, 0.5, 0, 2]);
  });

  it('has one decoding under way while a slider is dragged, and ends at the newest position', async () => {
    const { explorer } = await explore();
    let answer: () => void = () => undefined;
    client.answer('analysis.decode', () => new Promise((resolve) => { answer = () => { resolve(circleSheet([[0.5, 0.5]], 1)); }; }));
    for (let step = 1; step <= 20; step++) explorer.move(new Map([[0, step / 10]]));
    await flushPromises();
    expect(decodedPositions()).toHaveLength(2);
    answer();
    await flushPromises();
    answer();
    await flushPromises();
    expect(decodedPositions()).toHaveLength(3);
    expect(decodedPositions()[2]![0]).toBe(2);
  });

  it('starts from an image, and forgets the image when the position is left', async () => {
    const { explorer } = await explore();
    explorer.startFrom([0.7, 0.4]);
    await flushPromises();
    expect(explorer.input.value).not.toBeNull();
    expect(explorer.position.value[0]).toBeCloseTo(1);
    explorer.move(new Map([[5, 0.1]]));
    expect(explorer.input.value).toBeNull();
  });

  it('samples within the sliders and resets to the origin', async () => {
    const { explorer } = await explore();
    explorer.sample();
    expect(explorer.position.value.some((value) => value !== 0)).toBe(true);
    expect(explorer.position.value.every((value) => Math.abs(value) <= LATENT_LIMIT)).toBe(true);
    explorer.reset();
    expect(explorer.position.value).toEqual(Array(10).fill(0));
  });

  it('keeps the position when the run has a newer checkpoint, and drops it with the run', async () => {
    const { explorer, id, version } = await explore();
    explorer.move(new Map([[0, 1]]));
    version.value = 1;
    await flushPromises();
    expect(explorer.position.value[0]).toBe(1);
    id.value = second;
    await flushPromises();
    expect(explorer.model.value?.id).toBe(second);
    expect(explorer.position.value[0]).toBe(0);
  });

  it('says why a checkpoint could not be opened, and opens it on retry', async () => {
    client.answer('analysis.open', () => { throw new ProblemError({ code: 'no-checkpoint', what: 'The run has no checkpoint yet.', where: first, remedy: 'Wait a minute.' }); });
    const { explorer } = await explore();
    expect(explorer.problem.value?.code).toBe('no-checkpoint');
    expect(explorer.opening.value).toBe(false);
    client.answer('analysis.open', () => ({ step: 5, latents: 2, sigmaPerLatent: [0.1, 0.2], order: [0, 1] }));
    explorer.reopen();
    await flushPromises();
    expect(explorer.problem.value).toBeNull();
    expect(explorer.model.value?.step).toBe(5);
  });
});
