import { basename } from 'node:path';
import { ProblemError, toProblem, type Problem } from '@shared/problem';
import { isForeign, type RunStatus } from '@shared/run/status';
import type { RunSummary } from '@shared/run/summary';
import { fingerprintOf } from './fingerprint';
import { headlineOf } from './headline';
import { lastKnownMeasures } from './lastKnownMeasures';
import { readIfWhole } from './readIfWhole';
import { RunFolder } from './runFolder';
import { interrupted, isAbandoned } from './runProcess';

/** A summary without what depends on who asks. */
export type StoredSummary = Omit<RunSummary, 'heldHere'>;

/** What the index keeps of one folder: a run, or why it can't be read. */
export interface RunEntry {
  /** Name of the folder. */
  readonly folder: string;
  /** Taken before the rest was read: what changes later is noticed. */
  readonly fingerprint: string;
  readonly content: { readonly summary: StoredSummary } | { readonly problem: Problem };
  /** Sequence of the last metric record, −1 before the first. */
  readonly lastSequence: number;
  /** Step of the last evaluation, −1 before the first. */
  readonly evaluatedStep: number;
}

/** Reads all that lists need of one run. A folder that can't be read gives an entry with the reason. */
export function readRun(path: string): RunEntry {
  const folder = basename(path);
  const fingerprint = fingerprintOf(path);
  try {
    const run = RunFolder.open(path);
    const status = run.readStatus();
    // A damaged curve or snapshot leaves its numbers blank in lists; whoever opens the run is told what is wrong with it.
    const metric = readIfWhole(() => (isForeign(status) ? lastKnownMeasures(run.readMetrics()) : run.readLastMetric()));
    const evaluation = readIfWhole(() => run.readLastEvaluation());
    const summary = { status, experiment: run.readExperiment(), annotations: run.readAnnotations(), headline: headlineOf(status, metric, evaluation) };
    return { folder, fingerprint, content: { summary }, lastSequence: metric?.sequence ?? -1, evaluatedStep: evaluation?.step ?? -1 };
  } catch (error) {
    return { folder, fingerprint, content: { problem: toProblem(error) }, lastSequence: -1, evaluatedStep: -1 };
  }
}

/** Reads a run after marking it as interrupted if it claims to be in progress while nobody works on it. */
export function reconcileRun(path: string): RunEntry {
  const entry = readRun(path);
  if (!('summary' in entry.content)) return entry;
  const { summary } = entry.content;
  if (!isAbandoned(summary.status, Date.now())) return entry;
  const status: RunStatus = interrupted(summary.status);
  try {
    RunFolder.open(path).writeStatus(status);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    // The folder can't be written; lists still tell the truth.
    return { ...entry, content: { summary: { ...summary, status } } };
  }
  return readRun(path);
}
