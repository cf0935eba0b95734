import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricRecord } from '@shared/run/metrics';
import { RecordFollower } from '@renderer/features/live/recordFollower';

function record(sequence: number, attempt = 0): MetricRecord {
  return {
    sequence, step: 10 * (sequence + 1), seconds: sequence + attempt / 100, loss: 100 - sequence + attempt, nll: 1, kl: 1,
    klPerLatent: [1], sigmaPerLatent: [0.5], millisecondsPerStep: 1, extras: {},
  };
}

const records = (from: number, to: number, attempt = 0) => Array.from({ length: to - from }, (_, index) => record(from + index, attempt));

/** A store of metric lines whose reads are answered when the test says so. */
class HeldStore {
  lines: MetricRecord[] = [];
  readonly asked: number[] = [];
  readonly problems: unknown[] = [];
  #pending: { answer: () => void; fail: (error: unknown) => void }[] = [];
  readonly follower = new RecordFollower({
    read: (after) => new Promise((resolve, reject) => {
      this.asked.push(after);
      this.#pending.push({ answer: () => { resolve(this.lines.filter(({ sequence }) => sequence > after)); }, fail: reject });
    }),
    onChange: () => undefined,
    onProblem: (error) => this.problems.push(error),
  });

  async answer(): Promise<void> {
    this.#pending.shift()?.answer();
    await new Promise((resolve) => setTimeout(resolve));
  }

  async fail(error: unknown): Promise<void> {
    this.#pending.shift()?.fail(error);
    await new Promise((resolve) => setTimeout(resolve));
  }

  get sequences(): number[] {
    return this.follower.records.map(({ sequence }) => sequence);
  }
}

async function opened(lines: MetricRecord[]): Promise<HeldStore> {
  const store = new HeldStore();
  store.lines = lines;
  void store.follower.restart();
  await store.answer();
  return store;
}

describe('RecordFollower', () => {
  it('joins a late read and the stream without a gap or a repeat', async () => {
    const store = new HeldStore();
    store.lines = records(0, 5);
    void store.follower.restart();
    store.follower.add(records(3, 5));
    store.follower.add(records(5, 8));
    expect(store.sequences).toEqual([]);
    await store.answer();
    expect(store.sequences).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(store.asked).toEqual([-1]);
  });

  it('drops repeats', async () => {
    const store = await opened(records(0, 4));
    store.follower.add(records(2, 6));
    store.follower.add(records(4, 6));
    expect(store.sequences).toEqual([0, 1, 2, 3, 4, 5]);
    expect(store.asked).toEqual([-1]);
  });

  it('reads the missing lines after a gap, and only those', async () => {
    const store = await opened(records(0, 4));
    store.lines = records(0, 9);
    store.follower.add(records(7, 9));
    expect(store.sequences).toEqual([0, 1, 2, 3]);
    await store.answer();
    expect(store.sequences).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(store.asked).toEqual([-1, 3]);
  });

  it('does not hammer a store that lags: what lies beyond the gap waits for the next event', async () => {
    const store = await opened(records(0, 4));
    store.follower.add(records(7, 9));
    await store.answer();
    expect(store.asked).toEqual([-1, 3]);
    store.lines = records(0, 10);
    store.follower.add(records(9, 10));
    await store.answer();
    expect(store.sequences).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(store.asked).toEqual([-1, 3, 3]);
  });

  it('reads anew when lines come back with other content: the run went on from an earlier checkpoint', async () => {
    const store = await opened(records(0, 9));
    store.lines = [...records(0, 5), ...records(5, 7, 1)];
    store.follower.add(records(5, 7, 1));
    await store.answer();
    expect(store.asked).toEqual([-1, -1]);
    expect(store.follower.records).toEqual(store.lines);
    store.follower.add(records(7, 8, 1));
    expect(store.sequences).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('keeps what it has when a read fails, and tries again with the next event', async () => {
    const store = await opened(records(0, 4));
    store.lines = records(0, 8);
    store.follower.add(records(6, 7));
    await store.fail(new Error('the line was lost'));
    expect(store.problems).toHaveLength(1);
    expect(store.sequences).toEqual([0, 1, 2, 3]);
    store.follower.add(records(7, 8));
    await store.answer();
    expect(store.sequences).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('takes nothing in once stopped', async () => {
    const store = new HeldStore();
    store.lines = records(0, 3);
    void store.follower.restart();
    store.follower.stop();
    await store.answer();
    store.follower.add(records(0, 3));
    expect(store.sequences).toEqual([]);
  });

  it('ends complete and in order, whatever the interleaving of writes, lost events and reads', async () => {
    await fc.assert(fc.asyncProperty(
      fc.array(fc.record({ lines: fc.integer({ min: 1, max: 4 }), delivered: fc.boolean(), answer: fc.boolean() }), { minLength: 1, maxLength: 25 }),
      async (moves) => {
        const store = new HeldStore();
        void store.follower.restart();
        let written = 0;
        for (const move of moves) {
          const fresh = records(written, written + move.lines);
          written += move.lines;
          store.lines = [...store.lines, ...fresh];
          if (move.delivered) store.follower.add(fresh);
          if (move.answer) await store.answer();
        }
        const last = record(written);
        store.lines = [...store.lines, last];
        await store.answer();
        store.follower.add([last]);
        await store.answer();
        await store.answer();
        expect(store.follower.records).toEqual(store.lines);
      },
    ), { numRuns: 200 });
  });
});
