import { describe, expect, it, vi } from 'vitest';
import { QuitGuard } from '../../../src-main/hosts/electron/quitGuard';
import { CANCEL_BUTTON, quitQuestion } from '../../../src-main/hosts/electron/quitQuestion';
import { fakeWorkbench } from './fakeWorkbench';

function guarded(activeRuns: number, answer = true) {
  const workbench = fakeWorkbench({}, activeRuns);
  const confirm = vi.fn(() => Promise.resolve(answer));
  const report = vi.fn();
  const quit = vi.fn();
  return { workbench, confirm, report, quit, guard: new QuitGuard({ workbench, confirm, report, quit }) };
}

describe('quit guard', () => {
  it('closes the workbench without a question when nothing trains', async () => {
    const { workbench, confirm, quit, guard } = guarded(0);
    expect(guard.mayQuit()).toBe(false);
    await vi.waitFor(() => { expect(quit).toHaveBeenCalledOnce(); });
    expect(confirm).not.toHaveBeenCalled();
    expect(workbench.closed()).toBe(1);
    expect(guard.mayQuit()).toBe(true);
  });

  it('asks once, however often quitting is wished meanwhile', async () => {
    const { workbench, confirm, quit, guard } = guarded(2);
    guard.mayQuit();
    guard.mayQuit();
    await vi.waitFor(() => { expect(quit).toHaveBeenCalledOnce(); });
    expect(confirm).toHaveBeenCalledExactlyOnceWith(2);
    expect(workbench.closed()).toBe(1);
  });

  it('stays after Cancel, and asks again the next time', async () => {
    const { workbench, confirm, quit, guard } = guarded(1, false);
    guard.mayQuit();
    await vi.waitFor(() => {
      guard.mayQuit();
      expect(confirm).toHaveBeenCalledTimes(2);
    });
    expect(quit).not.toHaveBeenCalled();
    expect(workbench.closed()).toBe(0);
  });

  it('quits even when the workbench can not be closed, and says why', async () => {
    const { workbench, report, quit, guard } = guarded(0);
    const failure = new Error('disk full');
    workbench.close = () => Promise.reject(failure);
    guard.mayQuit();
    await vi.waitFor(() => { expect(quit).toHaveBeenCalledOnce(); });
    expect(report).toHaveBeenCalledWith(failure);
  });
});

describe('quit question', () => {
  it('counts runs and cancels on Escape', () => {
    expect(quitQuestion(1).message).toBe('1 run is training or queued.');
    const question = quitQuestion(2);
    expect(question.message).toBe('2 runs are training or queued.');
    expect(question.cancelId).toBe(CANCEL_BUTTON);
    expect(question.buttons?.[CANCEL_BUTTON]).toBe('Cancel');
  });
});
