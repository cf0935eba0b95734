import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ExclusiveTurns } from '../../../src-main/training/exclusiveTurns';

test('works run one after the other, and a failure stays with its own caller', async () => {
  const turns = new ExclusiveTurns();
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} starts`);
    await setImmediate();
    log.push(`${name} ends`);
    if (name === 'b') throw new Error('b failed');
    return name;
  };
  const results = await Promise.allSettled(['a', 'b', 'c'].map((name) => turns.take(work(name))));
  expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
