import type { Workbench } from '../../services/openWorkbench';

/** What the guard needs of the application around it. */
export interface QuitGuardOptions {
  readonly workbench: Pick<Workbench, 'activeRuns' | 'close'>;
  /** Asks whether to quit with that many runs active. */
  confirm(activeRuns: number): Promise<boolean>;
  /** Told about a workbench that could not be closed cleanly; the application quits all the same. */
  report(error: unknown): void;
  quit(): void;
}

/** Stands between a wish to quit and its fulfillment: asks while runs are active, then closes the workbench once. */
export class QuitGuard {
  private stage: 'open' | 'asking' | 'closing' | 'closed' = 'open';

  constructor(private readonly options: QuitGuardOptions) {}

  /** Whether the application may go now. Where it may not, the guard asks and closes, and then quits by itself. */
  mayQuit(): boolean {
    if (this.stage === 'closed') return true;
    if (this.stage === 'open') void this.askAndClose();
    return false;
  }

  private async askAndClose(): Promise<void> {
    const { workbench, confirm, report, quit } = this.options;
    this.stage = 'asking';
    const activeRuns = workbench.activeRuns();
    if (activeRuns > 0 && !(await confirm(activeRuns))) {
      this.stage = 'open';
      return;
    }
    this.stage = 'closing';
    await workbench.close().catch(report);
    this.stage = 'closed';
    quit();
  }
}
