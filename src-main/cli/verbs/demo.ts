import { resolve } from 'node:path';
import type { Publish } from '@shared/contract/contract';
import type { Experiment } from '@shared/experiment/experiment';
import { describeProblem } from '@shared/problem';
import type { RunStatus } from '@shared/run/status';
import { Command } from 'commander';
import { groupRuns } from '../../report/reportGroup';
import type { ReportRun } from '../../report/reportRun';
import { writeReport } from '../../report/writeReport';
import { openWorkbench, type Workbench } from '../../services/openWorkbench';
import { defaultRunsFolder } from '../../store/defaultRunsFolder';
import { EXIT_DONE, exitCodeOfRun } from '../exitCodes';
import { integerOption } from '../input/integerOption';
import { findPreset, readExperiment } from '../input/readExperiment';
import { formatSeconds } from '../progress/formatSeconds';
import { ProgressLine } from '../progress/progressLine';
import { SeriesProgress } from '../progress/seriesProgress';
import { onStopSignal } from '../stopSignals';
import { untilEnded } from '../untilEnded';

interface DemoOptions {
  readonly out: string;
  readonly steps?: number;
  readonly seeds: number;
  readonly device: string;
  readonly runs?: string;
  readonly json?: boolean;
}

const PRESETS = ['circles-demonstration-broadcast', 'circles-demonstration-deconv'] as const;

const examples = `
Examples:
  sbd demo
  sbd demo --seeds 5 --steps 5000 --out demonstration.html`;

/** `sbd demo`: shows what the decoder does to a latent space, from nothing to a report. */
export function demoVerb(): Command {
  return new Command('demo')
    .description('train broadcast and deconvolutional VAEs on X-Y circles and write a report that compares them')
    .option('--out <file>', 'where the HTML report goes', 'sbd-demo.html')
    .option('--steps <number>', `steps of each run (default: ${String(findPreset(PRESETS[0]).experiment.training.steps)})`, integerOption(1))
    .option('--seeds <number>', 'runs of each decoder', integerOption(1), 2)
    .option('--device <id>', 'device; `sbd devices` lists them', 'cpu')
    .option('--runs <folder>', 'folder that holds the runs')
    .option('--json', 'print the results as one line of JSON')
    .addHelpText('after', examples)
    .action(async (options: DemoOptions) => { process.exitCode = await demo(options); });
}

async function demo(options: DemoOptions): Promise<number> {
  const experiments = PRESETS.flatMap((preset) => Array.from({ length: options.seeds }, (_, seed) => readExperiment({ preset, seed, ...(options.steps !== undefined && { steps: options.steps }) })));
  const runsFolder = resolve(options.runs ?? defaultRunsFolder());
  const workbench = await openWorkbench({ runsFolder, host: 'web' });
  try {
    const line = new ProgressLine(process.stderr);
    const statuses = await trainAll(workbench, experiments, options.device, line);
    const unfinished = statuses.find(({ state }) => state !== 'finished');
    if (unfinished) {
      line.print(unfinished.problem ? `sbd: ${describeProblem(unfinished.problem)}` : `Stopped. Continue this run with: sbd train --resume ${unfinished.id}`);
      return exitCodeOfRun(unfinished.state);
    }
    const runs = await Promise.all(statuses.map((status) => reportRun(workbench, status)));
    const out = resolve(options.out);
    writeReport(out, groupRuns(runs));
    if (options.json) console.log(JSON.stringify({ report: out, runs: runs.map(({ summary, evaluation }) => ({ id: summary.status.id, seed: summary.experiment.training.seed, decoder: summary.experiment.model.decoder.type, evaluation })) }));
    else console.log(`${resultTable(runs)}\n\nReport: ${out}\nRuns:   ${runsFolder}`);
    return EXIT_DONE;
  } finally {
    await workbench.close();
  }
}

/** Trains one after the other; returns early with the first run that does not finish. */
async function trainAll(workbench: Workbench, experiments: readonly Experiment[], device: string, line: ProgressLine): Promise<RunStatus[]> {
  const { services } = workbench;
  const current: { id: string | null } = { id: null };
  let stopWanted = false;
  const releaseSignals = onStopSignal(() => {
    stopWanted = true;
    // A run that ends by itself at this very moment refuses, rightly.
    if (current.id !== null) services['runs.stop']({ id: current.id }).catch(() => undefined);
  });
  try {
    line.print('Measuring this machine …');
    const progress = new SeriesProgress(await estimates(workbench, experiments, device));
    line.print(`${String(experiments.length)} runs of ${String(experiments[0]!.training.steps)} steps on X-Y circles, about ${formatSeconds(progress.secondsLeft())} on device ${device}.`);
    const statuses: RunStatus[] = [];
    for (const experiment of experiments) {
      const run = progress.begin(experiment);
      const onEvent: Publish = (name, payload) => {
        if (name === 'runs.changed' && 'status' in payload && payload.status.id === current.id) run.status(payload.status);
        if (name === 'runs.metricsAdded' && 'records' in payload && payload.id === current.id) payload.records.forEach((record) => { run.metric(record); });
        if (name === 'runs.evaluated' && 'evaluation' in payload && payload.id === current.id) run.evaluated(payload.evaluation.step);
        line.show(progress.fraction, `${experiment.model.decoder.type}, seed ${String(experiment.training.seed)}: ${run.describe()} · all done in ${formatSeconds(progress.secondsLeft())}`);
      };
      const status = await untilEnded(workbench, async () => {
        const { status: queued } = await services['runs.start']({ experiment, device, annotations: { tags: ['demo'], notes: '' } });
        current.id = queued.id;
        if (stopWanted) await services['runs.stop']({ id: queued.id });
        return queued.id;
      }, onEvent);
      progress.end();
      statuses.push(status);
      if (status.state !== 'finished') break;
    }
    line.clear();
    return statuses;
  } finally {
    releaseSignals();
  }
}

/** Estimated seconds of each experiment; each network is measured once. */
async function estimates(workbench: Workbench, experiments: readonly Experiment[], device: string): Promise<number[]> {
  const measurements = [];
  for (const experiment of experiments) measurements.push(await workbench.services['devices.measure']({ device, experiment }));
  return measurements.map(({ estimatedSeconds }) => estimatedSeconds);
}

async function reportRun({ services }: Workbench, { id, totalSteps }: RunStatus): Promise<ReportRun> {
  const { runs } = await services['runs.list']({});
  const { records } = await services['runs.metrics']({ id, after: -1 });
  const { evaluations } = await services['runs.evaluations']({ id });
  const snapshot = await services['runs.snapshot']({ id, step: totalSteps });
  // The last evaluation measured the NLL on more samples than the snapshot.
  return { summary: runs.find(({ status }) => status.id === id)!, metrics: records, evaluation: evaluations.at(-1) ?? snapshot.evaluation, snapshot };
}

function resultTable(runs: readonly ReportRun[]): string {
  const rows = runs.flatMap(({ summary: { experiment }, evaluation }) => (evaluation ? [[
    experiment.model.decoder.type,
    String(experiment.training.seed),
    evaluation.nll.toFixed(1),
    evaluation.kl.toFixed(1),
    String(evaluation.latentsUsed),
    evaluation.mig?.value.toFixed(3) ?? '–',
    evaluation.geometry?.score.toFixed(3) ?? '–',
  ]] : []));
  const table = [['decoder', 'seed', 'NLL', 'KL', 'latents used', 'MIG', 'geometry R²'], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ')).join('\n');
}
