import { expect, test } from 'vitest';
import { StudyClock } from '../../../../src-main/training/study/studyClock';

test('the time left follows from the work of all devices since the start, and is unknown until there is some', () => {
  let now = 0;
  const clock = new StudyClock(() => now);
  expect(clock.secondsLeft(50, 50)).toBeNull();
  clock.start(20);
  now = 10_000;
  expect(clock.secondsLeft(20, 80)).toBeNull();
  expect(clock.secondsLeft(40, 60)).toBe(30);
  now = 20_000;
  expect(clock.secondsLeft(100, 0)).toBe(0);
  clock.stop();
  expect(clock.secondsLeft(100, 0)).toBeNull();
});
