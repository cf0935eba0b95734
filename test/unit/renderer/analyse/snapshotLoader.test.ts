import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';
import { provideClient } from '@renderer/shared/client/client';
import { useSnapshot, type Moment } from '@renderer/shared/runs/snapshotLoader';
import { ProblemError } from '@shared/problem';
import { createFakeClient, type FakeClient } from '../support/fakeClient';
import { sampleSnapshot } from '../support/sampleRuns';

const [first, second] = ['20260301-100000-broadcast-0', '20260301-100100-broadcast-1'];
let client: FakeClient;

beforeEach(() => {
  client = createFakeClient();
  provideClient(client);
});

const asked = () => client.made.filter(({ name }) => name === 'runs.snapshot').map(({ input }) => (input as Moment).step);

async function loader() {
  const moment = ref<Moment | null>({ id: first, step: 10 });
  const version = ref(0);
  const loaded = effectScope().run(() => useSnapshot(() => moment.value, () => version.value))!;
  await flushPromises();
  return { moment, version, ...loaded };
}

describe('useSnapshot', () => {
  it('goes back to a moment without asking again', async () => {
    const { moment, snapshot } = await loader();
    moment.value = { id: first, step: 100 };
    await flushPromises();
    moment.value = { id: first, step: 10 };
    await flushPromises();
    expect(snapshot.value?.evaluation.step).toBe(10);
    expect(asked()).toEqual([10, 100]);
  });

  it('asks again when the run went on from a checkpoint', async () => {
    const { version } = await loader();
    version.value = 1;
    await flushPromises();
    expect(asked()).toEqual([10, 10]);
  });

  it('skips the moments that it can not keep up with', async () => {
    const { moment, snapshot } = await loader();
    let answer: () => void = () => undefined;
    client.answer('runs.snapshot', ({ step }) => new Promise((resolve) => { answer = () => { resolve(sampleSnapshot(step)); }; }));
    for (const step of [20, 30, 40, 50]) {
      moment.value = { id: first, step };
      await nextTick();
    }
    await flushPromises();
    answer();
    await flushPromises();
    answer();
    await flushPromises();
    expect(asked()).toEqual([10, 20, 50]);
    expect(snapshot.value?.evaluation.step).toBe(50);
  });

  it('never shows one run\'s images as another\'s', async () => {
    const { moment, snapshot, problem } = await loader();
    client.answer('runs.snapshot', () => { throw new ProblemError({ code: 'unreadable', what: 'The snapshot is truncated.', where: second, remedy: 'Restore it.' }); });
    moment.value = { id: second, step: 10 };
    await flushPromises();
    expect(snapshot.value).toBeNull();
    expect(problem.value?.code).toBe('unreadable');
  });
});
