import { expect, test } from 'vitest';
import { TrainingControl } from '../../../../src-main/training/trainer/trainingControl';

test('whoever asks waits until the trainer has obeyed', async () => {
  const control = new TrainingControl();
  const done: string[] = [];
  const asked = control.ask('pause').then(() => done.push('pause'));
  expect(control.wish).toBe('pause');
  await Promise.resolve();
  expect(done).toEqual([]);
  control.acknowledge();
  await asked;
  expect(done).toEqual(['pause']);
});

test('a change wakes a waiting trainer at once', async () => {
  const control = new TrainingControl();
  const change = control.change(3_600_000);
  void control.ask('train');
  await change;
});

test('nothing calls off a stop', () => {
  const control = new TrainingControl();
  void control.ask('stop');
  void control.ask('train');
  void control.ask('pause');
  expect(control.wish).toBe('stop');
});
