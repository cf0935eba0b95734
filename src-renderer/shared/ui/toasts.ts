import { readonly, ref, type Ref } from 'vue';
import { toProblem, type Problem } from '@shared/problem';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

/** A message at the lower right of the window. */
export interface Toast {
  readonly id: number;
  readonly content: { readonly kind: 'problem'; readonly problem: Problem } | { readonly kind: 'notice'; readonly text: string };
  readonly action: ToastAction | null;
}

const NOTICE_MILLISECONDS = 8000;
const MOST = 4;

const toasts = ref<readonly Toast[]>([]);
let nextId = 0;

function add(content: Toast['content'], action: ToastAction | null): number {
  const id = nextId++;
  toasts.value = [...toasts.value, { id, content, action }].slice(-MOST);
  return id;
}

function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

/** What is shown, for the component that shows it. */
export function useToasts(): { readonly toasts: Readonly<Ref<readonly Toast[]>>; readonly dismiss: (id: number) => void } {
  return { toasts: readonly(toasts) as Readonly<Ref<readonly Toast[]>>, dismiss };
}

/** Tells the researcher about something that was done, with an optional way back such as Undo; it leaves by itself. */
export function notify(text: string, action: ToastAction | null = null): void {
  const id = add({ kind: 'notice', text }, action);
  setTimeout(() => { dismiss(id); }, NOTICE_MILLISECONDS);
}

export interface Problems {
  /** Shows a failure until it is dismissed; `retry` adds a button. The same problem is shown once. */
  report(error: unknown, retry?: () => void): void;
  /** Awaits `work` and reports its failure, which then counts as handled: the result is undefined. */
  attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined>;
}

function report(error: unknown, retry?: () => void): void {
  const problem = toProblem(error);
  const same = toasts.value.find(({ content }) => content.kind === 'problem' && content.problem.what === problem.what && content.problem.where === problem.where);
  if (same) dismiss(same.id);
  add({ kind: 'problem', problem }, retry ? { label: 'Retry', run: retry } : null);
}

/** Toasts for failed calls. */
export function useProblems(): Problems {
  return {
    report,
    async attempt(work) {
      try {
        return await work();
      } catch (error) {
        report(error);
        return undefined;
      }
    },
  };
}
