import { inject, provide, type InjectionKey } from 'vue';
import type { RunSummary } from '@shared/run/summary';

/** What a caption needs to know of a run. */
export type PlotRun = Pick<RunSummary, 'experiment' | 'status'>;

const key: InjectionKey<() => readonly PlotRun[]> = Symbol('runs of the plots');

/** Says which runs the plots of a screen show, for their captions. */
export function providePlotRuns(runs: () => readonly PlotRun[]): void {
  provide(key, runs);
}

/** The runs that the plots here show; none where nobody says. */
export function usePlotRuns(): () => readonly PlotRun[] {
  return inject(key, () => []);
}
