import { CircleCheck, CircleDashed, CirclePause, CirclePlay, CircleStop, CircleX, TriangleAlert, Unplug } from '@lucide/vue';
import type { Component } from 'vue';
import type { RunState } from '@shared/run/status';

/** The tokens that states are drawn with. */
export type StateTone = 'accent' | 'success' | 'warning' | 'danger' | 'text-muted';

/** Shape and tone of each state: told apart by shape alone, too. */
export const stateLooks: Readonly<Record<RunState, { readonly icon: Component; readonly tone: StateTone }>> = {
  queued: { icon: CircleDashed, tone: 'text-muted' },
  running: { icon: CirclePlay, tone: 'accent' },
  paused: { icon: CirclePause, tone: 'warning' },
  finished: { icon: CircleCheck, tone: 'success' },
  stopped: { icon: CircleStop, tone: 'text-muted' },
  failed: { icon: CircleX, tone: 'danger' },
  diverged: { icon: TriangleAlert, tone: 'danger' },
  interrupted: { icon: Unplug, tone: 'warning' },
};
