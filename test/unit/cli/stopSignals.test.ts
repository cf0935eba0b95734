import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onStopSignal } from '../../../src-main/cli/stopSignals';

const end = vi.spyOn(process, 'kill').mockReturnValue(true);
const release: (() => void)[] = [];

beforeEach(() => {
  end.mockClear();
  vi.useFakeTimers();
});
afterEach(() => {
  release.splice(0).forEach((giveBack) => { giveBack(); });
  vi.advanceTimersByTime(1000);
  vi.useRealTimers();
});

function listen() {
  const stop = vi.fn();
  release.push(onStopSignal(stop));
  return stop;
}

test('a signal that arrives twice at once is one wish', () => {
  const stop = listen();
  process.emit('SIGINT', 'SIGINT');
  vi.advanceTimersByTime(100);
  process.emit('SIGTERM', 'SIGTERM');
  expect(stop).toHaveBeenCalledOnce();
  expect(end).not.toHaveBeenCalled();
});

test('a signal that is handed on after the work has stopped ends nothing', () => {
  const listeners = process.listenerCount('SIGINT');
  const stop = vi.fn();
  const giveBack = onStopSignal(stop);
  process.emit('SIGINT', 'SIGINT');
  giveBack();
  vi.advanceTimersByTime(100);
  expect(process.listenerCount('SIGINT')).toBe(listeners + 1);
  process.emit('SIGINT', 'SIGINT');
  expect(stop).toHaveBeenCalledOnce();
  expect(end).not.toHaveBeenCalled();
  vi.advanceTimersByTime(500);
  expect(process.listenerCount('SIGINT')).toBe(listeners);
});

test('a later one ends the process by itself, and nobody catches it again', () => {
  const listeners = process.listenerCount('SIGINT');
  const stop = listen();
  process.emit('SIGINT', 'SIGINT');
  vi.advanceTimersByTime(600);
  process.emit('SIGINT', 'SIGINT');
  expect(stop).toHaveBeenCalledOnce();
  expect(end.mock.calls).toEqual([[process.pid, 'SIGINT']]);
  expect(process.listenerCount('SIGINT')).toBe(listeners);
});
