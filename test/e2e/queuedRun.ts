import type { RunState } from '@shared/run/status';
import type { Locator } from 'playwright-core';
import { PATIENCE, until } from './until';

/** A run in the list beside the live plots. */
export class QueuedRun {
  constructor(private readonly item: Locator) {}

  /** Presses Pause, Resume or Stop. */
  async press(button: 'Pause' | 'Resume' | 'Stop'): Promise<void> {
    await this.item.getByRole('button', { name: button, exact: true }).click({ timeout: PATIENCE });
  }

  /** Waits until the run shows a state. */
  async isIn(state: RunState): Promise<void> {
    await this.item.getByText(state, { exact: true }).waitFor({ timeout: PATIENCE });
  }

  /** Steps trained so far, as the progress bar says. */
  async step(): Promise<number> {
    return Number(await this.item.getByRole('progressbar').getAttribute('aria-valuenow'));
  }

  /** Waits until more than `step` steps are trained. */
  async isPast(step: number): Promise<void> {
    await until(`more than ${step} steps`, () => this.step(), (now) => now > step);
  }
}
