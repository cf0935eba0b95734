import type { MessageBoxOptions } from 'electron';

/** Index of the button that keeps the application open: also what Escape does. */
export const CANCEL_BUTTON = 1;

/** The question before quitting while `activeRuns` runs are active (at least one). */
export function quitQuestion(activeRuns: number): MessageBoxOptions {
  const subject = activeRuns === 1 ? '1 run is training or queued.' : `${activeRuns} runs are training or queued.`;
  return {
    type: 'question',
    title: 'Quit SBD Workbench?',
    message: subject,
    detail: 'Each keeps a checkpoint, and Resume continues it exactly there the next time.',
    buttons: ['Keep a Checkpoint and Quit', 'Cancel'],
    defaultId: 0,
    cancelId: CANCEL_BUTTON,
    noLink: true,
  };
}
