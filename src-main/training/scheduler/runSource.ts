import type { EarlyStop } from '@shared/study/earlyStop';

/** A run that a source gives out: it is queued and held by this process when it is given. */
export interface SourcedRun {
  readonly id: string;
  readonly earlyStop: EarlyStop | null;
}

/** Gives the scheduler runs one at a time, as devices become free: a study, whose runs may be thousands. */
export interface RunSource {
  /** Sources and single runs of a higher priority go first; single runs have 0. */
  readonly priority: number;
  /** Devices that it shares, the one to fill first before the others. */
  readonly devices: readonly string[];
  /** Runs that it may still give. */
  readonly waiting: number;
  /** The next run for a free device; null where there is none now. Never throws. */
  next(device: string): SourcedRun | null;
  /** A run that it gave has ended, for whatever reason. */
  ended(id: string): void;
}
