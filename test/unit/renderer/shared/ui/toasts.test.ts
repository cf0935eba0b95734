import { notify, useProblems, useToasts } from '@renderer/shared/ui/toasts';
import { ProblemError } from '@shared/problem';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const { toasts, dismiss } = useToasts();
const problem = (what: string) => new ProblemError({ code: 'disk-full', what, where: '/runs', remedy: 'Free some space.' });

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => {
  for (const { id } of toasts.value) dismiss(id);
  vi.useRealTimers();
});

describe('problems', () => {
  it('stay until they are dismissed', () => {
    useProblems().report(problem('The disk is full.'));
    vi.advanceTimersByTime(60_000);
    expect(toasts.value.map(({ content }) => content)).toEqual([{ kind: 'problem', problem: problem('The disk is full.').problem }]);
    dismiss(toasts.value[0]!.id);
    expect(toasts.value).toEqual([]);
  });

  it('are shown once however often they happen, and four at most', () => {
    const { report } = useProblems();
    report(problem('One.'));
    report(problem('One.'));
    expect(toasts.value).toHaveLength(1);
    for (const what of ['Two.', 'Three.', 'Four.', 'Five.']) report(problem(what));
    expect(toasts.value).toHaveLength(4);
  });

  it('count as handled in attempt', async () => {
    const { attempt } = useProblems();
    expect(await attempt(() => Promise.reject(new Error('boom')))).toBeUndefined();
    expect(await attempt(() => Promise.resolve(7))).toBe(7);
    expect(toasts.value).toHaveLength(1);
  });

  it('offer to try again', () => {
    const again = vi.fn();
    useProblems().report(problem('Lost.'), again);
    toasts.value[0]!.action!.run();
    expect(again).toHaveBeenCalledOnce();
  });
});

describe('notices', () => {
  it('leave by themselves', () => {
    notify('Deleted 2 runs.', { label: 'Undo', run: () => undefined });
    expect(toasts.value).toHaveLength(1);
    vi.advanceTimersByTime(8000);
    expect(toasts.value).toEqual([]);
  });
});
