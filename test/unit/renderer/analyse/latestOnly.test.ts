import { describe, expect, it } from 'vitest';
import { latestOnly } from '@renderer/shared/client/latestOnly';

/** Work that ends when the test says so. */
function heldWork() {
  const started: number[] = [];
  let finish: (failed?: boolean) => void = () => undefined;
  const work = (input: number) => {
    started.push(input);
    return new Promise<void>((resolve, reject) => { finish = (failed) => { if (failed) reject(new Error('failed')); else resolve(); }; });
  };
  const end = async (failed = false) => {
    finish(failed);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { started, work, end };
}

describe('latestOnly', () => {
  it('has at most one call under way, and goes on with the newest input only', async () => {
    const { started, work, end } = heldWork();
    const request = latestOnly(work, () => undefined);
    [1, 2, 3, 4].forEach(request);
    expect(started).toEqual([1]);
    await end();
    expect(started).toEqual([1, 4]);
    await end();
    request(5);
    expect(started).toEqual([1, 4, 5]);
  });

  it('reports a failure and goes on', async () => {
    const { started, work, end } = heldWork();
    const errors: unknown[] = [];
    const request = latestOnly(work, (error) => errors.push(error));
    request(1);
    request(2);
    await end(true);
    expect(errors).toHaveLength(1);
    expect(started).toEqual([1, 2]);
  });
});
