import type { EvaluationNumbers } from '@shared/contract/comparison';
import type { Experiment } from '@shared/experiment/experiment';
import type { RunState } from '@shared/run/status';

/** The value of one field of an experiment, as a person reads it. */
export interface FieldValue {
  readonly text: string;
  /** Where it comes among other values of the field; numbers by size, texts as dictionaries have them. */
  readonly order: number | string;
}

/** What an experiment says, by the paths of `experimentValues`, the run's state, and its place on the axes of the compared study. */
export type FieldValues = ReadonlyMap<string, FieldValue>;

/** A run as the views of Compare see it: the same object for as long as nothing of it changes but its progress. */
export interface ComparedRun {
  readonly id: string;
  /** Its name with its seed. */
  readonly label: string;
  readonly experiment: Experiment;
  readonly state: RunState;
  /** Seconds of training; null while it trains. */
  readonly trainedSeconds: number | null;
  /** Null until it has been read, and where nothing has been measured yet. */
  readonly evaluation: EvaluationNumbers | null;
  readonly values: FieldValues;
}
