import type { Experiment } from '@shared/experiment/experiment';
import type { ReportRun } from './reportRun';

/** Runs of one experiment that differ in nothing but their seed. */
export interface ReportGroup {
  /** What the group is called throughout the report. */
  readonly label: string;
  /** Number of the group, which sets its color. */
  readonly series: number;
  /** By seed, lowest first. */
  readonly runs: readonly ReportRun[];
  /** The experiment of the first run. */
  readonly experiment: Experiment;
}

/** Runs that the researcher, or a study, puts together under a name. */
export interface NamedRuns {
  readonly label: string;
  readonly runs: readonly ReportRun[];
}

/** Groups as they were given, each by seed. */
export function namedGroups(named: readonly NamedRuns[]): ReportGroup[] {
  return named.map(({ label, runs }, series) => ({ label, series, runs: bySeed(runs), experiment: runs[0]!.summary.experiment }));
}

/** Puts replicas together, in the order in which their experiments first appear. */
export function groupRuns(runs: readonly ReportRun[]): ReportGroup[] {
  const groups = new Map<string, ReportRun[]>();
  for (const run of runs) {
    const { experiment } = run.summary;
    const key = JSON.stringify({ ...experiment, name: '', training: { ...experiment.training, seed: 0 } });
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  const members = [...groups.values()];
  const labels = groupLabels(members.map(([first]) => first!.summary.experiment));
  return members.map((group, series) => ({
    label: labels[series]!,
    series,
    runs: bySeed(group),
    experiment: group[0]!.summary.experiment,
  }));
}

function bySeed(runs: readonly ReportRun[]): ReportRun[] {
  return [...runs].sort((a, b) => seedOf(a) - seedOf(b));
}

export function seedOf(run: ReportRun): number {
  return run.summary.experiment.training.seed;
}

/** By decoder where that tells the groups apart, else by the experiments' names, numbered where even those are equal. */
function groupLabels(experiments: readonly Experiment[]): string[] {
  const decoders = experiments.map(({ model }) => (model.decoder.type === 'broadcast' ? 'Broadcast decoder' : 'DeConv decoder'));
  if (distinct(decoders)) return decoders;
  const names = experiments.map(({ name }) => name);
  return distinct(names) ? names : names.map((name, index) => `${name} (${String(index + 1)})`);
}

function distinct(labels: readonly string[]): boolean {
  return new Set(labels).size === labels.length;
}
