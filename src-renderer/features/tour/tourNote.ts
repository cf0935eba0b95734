import type { RunState } from '@shared/run/status';
import type { RunSummary } from '@shared/run/summary';
import { formatDuration } from '@renderer/shared/format/duration';
import { formatInteger } from '@renderer/shared/format/number';
import type { TourStep } from './tourStep';

/** How things stand, in one line below the words of a step. */
export interface TourNote {
  readonly tone: 'muted' | 'success' | 'warning';
  readonly text: string;
  /** What the tour can do about it. */
  readonly way: 'set up again' | 'see devices' | null;
  /** Whether it is worth reading out; how far a run is changes too often for that. */
  readonly announced: boolean;
}

export interface TourSituation {
  readonly step: TourStep;
  /** The tour's run; null where none was started, or where it is no longer there. */
  readonly run: RunSummary | null;
  readonly disconnected: boolean;
  /** Whether it is known that no device of the machine can train. */
  readonly noDevice: boolean;
}

/** What the researcher has to know besides the words; null where there is nothing. */
export function tourNote({ step, run, disconnected, noDevice }: TourSituation): TourNote | null {
  if (disconnected) return warning('The connection was lost. Reload the window: the tour goes on at this step.');
  if (step.screen === 'set-up' && !run) return step.over === 'started' && noDevice ? warning('No device of this machine can train.', 'see devices') : null;
  return run ? noteOf[run.status.state](run) : warning('The run of the tour is gone.', 'set up again');
}

const at = ({ status }: RunSummary) => `step ${formatInteger(status.step)} of ${formatInteger(status.totalSteps)}`;
const score = ({ headline }: RunSummary) => (headline.geometryScore === null ? '' : ` · R² ${headline.geometryScore.toFixed(3)}`);

const noteOf: Readonly<Record<RunState, (run: RunSummary) => TourNote>> = {
  queued: () => ({ tone: 'muted', text: 'In the queue: it starts when a device is free.', way: null, announced: true }),
  running: (run) => ({ tone: 'muted', text: `Training: ${at(run)}${score(run)}`, way: null, announced: false }),
  finished: (run) => ({ tone: 'success', text: `Trained in ${formatDuration(run.status.trainedSeconds)}${score(run)}`, way: null, announced: true }),
  paused: (run) => warning(`Paused at ${at(run)}. The list at the left of Live resumes it.`),
  interrupted: (run) => warning(`Interrupted at ${at(run)}. The list at the left of Live resumes it.`),
  stopped: (run) => warning(`Stopped at ${at(run)}. Go on with what it has learnt so far, or resume it in Live.`),
  failed: (run) => warning(run.status.problem?.what ?? 'The run failed.', 'set up again'),
  diverged: (run) => warning(run.status.problem?.what ?? 'The run diverged.', 'set up again'),
};

function warning(text: string, way: TourNote['way'] = null): TourNote {
  return { tone: 'warning', text, way, announced: true };
}
