/** The ends of a confidence interval. */
export type Interval = readonly [low: number, high: number];

/** What every interval in this folder is meant to hold the truth with. */
export const CONFIDENCE = 0.95;
