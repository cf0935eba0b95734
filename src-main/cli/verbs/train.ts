import { resolve } from 'node:path';
import type { Publish } from '@shared/contract/contract';
import { describeProblem, ProblemError } from '@shared/problem';
import type { Evaluation } from '@shared/run/evaluation';
import type { RunStatus } from '@shared/run/status';
import { Command } from 'commander';
import { openWorkbench, type Workbench } from '../../services/openWorkbench';
import { defaultRunsFolder } from '../../store/defaultRunsFolder';
import { evaluationLine } from '../evaluationLine';
import { exitCodeOfRun } from '../exitCodes';
import { integerOption } from '../input/integerOption';
import { readExperiment, type ExperimentOptions } from '../input/readExperiment';
import { ProgressLine } from '../progress/progressLine';
import { RunProgress } from '../progress/runProgress';
import { onStopSignal } from '../stopSignals';
import { untilEnded } from '../untilEnded';

interface TrainOptions extends ExperimentOptions {
  readonly device: string;
  readonly runs?: string;
  readonly resume?: string;
  readonly checkpointEvery?: number;
  readonly json?: boolean;
}

const examples = `
Ctrl-C (or SIGTERM) writes a checkpoint and exits with code 75; --resume goes on exactly there. A second Ctrl-C ends at once.

Examples:
  sbd train --preset circles-demonstration-broadcast --seed 3
  sbd train --config experiment.json --set objective='{"type":"betaVae","beta":4}' --set training.steps=20000
  sbd train --resume 20261121-215501-broadcast-3f9a2c
  sbd train --preset circles-xy-deconv --json | tee metrics.jsonl`;

/** `sbd train`: trains one run and waits for it. */
export function trainVerb(): Command {
  return new Command('train')
    .description('train one run, new or resumed, and wait for it')
    .option('--preset <id>', 'ready-made experiment; `sbd presets` lists them')
    .option('--config <file>', 'experiment as a JSON file, such as the config.json of a run')
    .option('--set <path=value>', 'change one field of the experiment; may be repeated', (assignment: string, earlier: readonly string[] = []) => [...earlier, assignment])
    .option('--seed <number>', 'seed of weights, data and noise', integerOption(0))
    .option('--steps <number>', 'steps to train', integerOption(1))
    .option('--device <id>', 'device, or auto for the fastest; `sbd devices` lists them', 'auto')
    .option('--runs <folder>', 'folder that holds the runs')
    .option('--resume <run>', 'continue this run at its newest checkpoint')
    .option('--checkpoint-every <steps>', 'checkpoint at multiples of so many steps too, besides once a minute', integerOption(1))
    .option('--json', 'print JSON lines: started, metrics, evaluated, ended')
    .addHelpText('after', examples)
    .action(async (options: TrainOptions) => { process.exitCode = await train(options); });
}

async function train(options: TrainOptions): Promise<number> {
  requireOneSource(options);
  // Judged before anything is opened, so that bad input leaves nothing behind.
  const experiment = options.resume === undefined ? readExperiment(options) : null;
  const runsFolder = resolve(options.runs ?? defaultRunsFolder());
  const workbench = await openWorkbench({ runsFolder, host: 'web', ...(options.checkpointEvery !== undefined && { checkpointEverySteps: options.checkpointEvery }) });
  try {
    const { services } = workbench;
    const start = experiment === null
      ? () => services['runs.resume']({ id: options.resume! })
      : () => services['runs.start']({ experiment, device: options.device });
    return exitCodeOfRun((await trainAndTell(workbench, start, options.json === true)).state);
  } finally {
    await workbench.close();
  }
}

async function trainAndTell(workbench: Workbench, start: () => ReturnType<Workbench['services']['runs.start']>, json: boolean): Promise<RunStatus> {
  const { services } = workbench;
  const line = new ProgressLine(process.stderr);
  const tell = (value: object) => { if (json) console.log(JSON.stringify(value)); };
  const running: { id: string | null; progress: RunProgress | null } = { id: null, progress: null };
  let stopWanted = false;
  const stop = () => {
    stopWanted = true;
    // A run that ends by itself at this very moment refuses, rightly.
    if (running.id !== null) services['runs.stop']({ id: running.id }).catch(() => undefined);
  };
  const releaseSignals = onStopSignal(stop);
  const onEvent: Publish = (name, payload) => {
    const { progress } = running;
    if (!progress) return;
    if (name === 'datasets.reading' && 'path' in payload) {
      line.show(payload.fraction, `reading ${payload.path}`);
      return;
    }
    if (name === 'runs.changed' && 'status' in payload && payload.status.id === running.id) progress.status(payload.status);
    if (name === 'runs.metricsAdded' && 'records' in payload && payload.id === running.id) {
      for (const record of payload.records) {
        progress.metric(record);
        tell({ event: 'metrics', ...record });
      }
    }
    if (name === 'runs.evaluated' && 'evaluation' in payload && payload.id === running.id) {
      progress.evaluated(payload.evaluation.step);
      tell({ event: 'evaluated', evaluation: payload.evaluation });
    }
    line.show(progress.fraction, progress.describe());
  };
  try {
    const status = await untilEnded(workbench, async () => {
      const summary = await start();
      running.id = summary.status.id;
      running.progress = new RunProgress(summary.experiment);
      tell({ event: 'started', id: running.id, step: summary.status.step, totalSteps: summary.status.totalSteps });
      line.print(`${summary.experiment.name}, seed ${String(summary.experiment.training.seed)}: run ${running.id}`);
      if (stopWanted) stop();
      return running.id;
    }, onEvent);
    line.clear();
    const { evaluations } = await services['runs.evaluations']({ id: status.id });
    const evaluation = evaluations.at(-1) ?? null;
    tell({ event: 'ended', id: status.id, state: status.state, step: status.step, problem: status.problem, evaluation });
    line.print(endLine(status, evaluation));
    return status;
  } finally {
    releaseSignals();
  }
}

function endLine(status: RunStatus, evaluation: Evaluation | null): string {
  if (status.problem) return `sbd: ${describeProblem(status.problem)}`;
  if (status.state === 'finished') return `Finished ${String(status.totalSteps)} steps.${evaluation ? ` ${evaluationLine(evaluation)}` : ''}`;
  return `Stopped at step ${String(status.step)} of ${String(status.totalSteps)}. Continue with: sbd train --resume ${status.id}`;
}

function requireOneSource({ preset, config, resume, set, seed, steps }: TrainOptions): void {
  const sources = [preset, config, resume].filter((source) => source !== undefined);
  if (sources.length !== 1) {
    throw new ProblemError({ code: 'invalid-input', what: 'A run needs exactly one of --preset, --config and --resume.', where: '', remedy: 'See `sbd train --help`, and `sbd presets` for what there is.' });
  }
  if (resume !== undefined && (set !== undefined || seed !== undefined || steps !== undefined)) {
    throw new ProblemError({ code: 'invalid-input', what: 'A resumed run keeps its experiment.', where: '--set, --seed, --steps', remedy: 'Leave these out, or start a new run with --config.' });
  }
}
