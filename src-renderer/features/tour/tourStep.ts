/** The screens that the tour leads through, as the navigation calls them. */
export const tourScreens = { 'set-up': 'Set up', 'live': 'Live', 'analyse': 'Analyse' } as const;
export type TourScreen = keyof typeof tourScreens;

/** One stop of the tour: what it says, where, and what it waits for. */
export interface TourStep {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly screen: TourScreen;
  /** CSS selector of what the words are about. */
  readonly target: string;
  /**
   * What ends it: that it was `read`; that a run has `started`, by which the tour goes on by itself; that the run has
   * `trained`, after which the researcher goes on.
   */
  readonly over: 'read' | 'started' | 'trained';
}
