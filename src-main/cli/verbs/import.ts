import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { ForeignCurves, ForeignRun } from '@shared/contract/imports';
import type { Experiment } from '@shared/experiment/experiment';
import { describeProblem, ProblemError } from '@shared/problem';
import { metricRoleSchema, type MetricRole } from '@shared/run/metricRole';
import { validate } from '@shared/validate';
import { Command } from 'commander';
import { defaultRunsFolder } from '../../store/defaultRunsFolder';
import { RunStore } from '../../store/runStore';
import { WorkerPool } from '../../training/scheduler/workerPool';
import { EXIT_DONE, EXIT_FAILED } from '../exitCodes';
import { readExperiment } from '../input/readExperiment';
import { ProgressLine } from '../progress/progressLine';
import { onStopSignal } from '../stopSignals';

interface ImportOptions {
  readonly preset?: string;
  readonly config?: string;
  readonly name?: string;
  readonly map: readonly string[];
  readonly runs?: string;
  readonly json?: boolean;
}

const help = `
Takes in run folders (of another machine, or a zip archive that \`sbd export --what folders\` made), and metrics that other
programs wrote: CSV files with a header that names a step, and TensorBoard event files. Metrics become finished runs without
a model, whose curves stand beside those of other runs; --preset or --config says which experiment they are of.

Examples:
  sbd import runs.zip
  sbd import ./logs/baseline --preset circles-demonstration-deconv --name "PyTorch baseline"
  sbd import metrics.csv --config experiment.json --map val_nll=nll --map lr=ignore`;

/** `sbd import`: runs and metrics from elsewhere. */
export function importVerb(): Command {
  return new Command('import')
    .description('take in run folders, zip archives of them, and metrics of other programs')
    .argument('<paths...>', 'folders and files')
    .option('--preset <id>', 'metrics: the experiment that they are of; `sbd presets` lists them')
    .option('--config <file>', 'metrics: the same, from a JSON file')
    .option('--name <text>', 'metrics: what to call the run; its file or folder names it unless given')
    .option('--map <column=meaning>', 'metrics: what a column stands for (step, seconds, loss, nll, kl, mig, geometryScore, latentsUsed, kl:3, sigma:3, extra, ignore); may be repeated', (value: string, all: readonly string[]) => [...all, value], [])
    .option('--runs <folder>', 'folder that holds the runs')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', help)
    .action(async (paths: readonly string[], options: ImportOptions) => { process.exitCode = await importRuns(paths, options); });
}

async function importRuns(paths: readonly string[], options: ImportOptions): Promise<number> {
  const runsFolder = resolve(options.runs ?? defaultRunsFolder());
  const roots = paths.map((path) => ({ name: basename(resolve(path)), path: existingPath(path) }));
  const store = RunStore.open(runsFolder);
  const line = new ProgressLine(process.stderr);
  const pool = new WorkerPool({ onRunEvent: () => undefined, onReading: () => undefined, onMeasuring: () => undefined, onTransferring: (_, fraction) => { line.show(fraction, 'importing'); } });
  const task = { ticket: 'command-line', roots, runsFolder };
  const releaseSignals = onStopSignal(() => { void pool.exporter().request('cancelImport', { ticket: task.ticket }); });
  try {
    const inspection = await pool.exporter().request('inspectImport', task);
    const curves = foreignRuns(inspection.curves, options);
    const result = await pool.exporter().request('importRuns', { ...task, curves, experiment: curves.length === 0 ? null : declaredExperiment(options) });
    line.clear();
    const skipped = [...inspection.skipped, ...result.skipped];
    for (const id of result.ids) store.refresh(id);
    if (options.json) console.log(JSON.stringify({ ids: result.ids, skipped }));
    else for (const id of result.ids) console.log(id);
    for (const { name, problem } of skipped) console.error(`Passed over ${name}: ${describeProblem(problem)}`);
    return result.ids.length === 0 && skipped.length > 0 ? EXIT_FAILED : EXIT_DONE;
  } finally {
    releaseSignals();
    store.close();
    await pool.close();
  }
}

function existingPath(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return whole;
  throw new ProblemError({ code: 'file-not-found', what: 'There is no such file or folder.', where: whole, remedy: 'Check the path.' });
}

function declaredExperiment({ preset, config }: ImportOptions): Experiment {
  if (preset === undefined && config === undefined) {
    throw new ProblemError({ code: 'invalid-input', what: 'It is not said which experiment these metrics are of.', where: '--preset or --config', remedy: 'Name the preset or the JSON file of the experiment that the other program ran; runs are grouped and compared by it.' });
  }
  return readExperiment({ ...(preset !== undefined && { preset }), ...(config !== undefined && { config }) });
}

function foreignRuns(curves: readonly ForeignCurves[], { name, map }: ImportOptions): ForeignRun[] {
  const given = new Map(map.map(readMapping));
  return curves.map(({ key, name: found, seed, columns }, index) => ({
    key,
    name: name === undefined ? found.slice(0, 120) : curves.length === 1 ? name : `${name} ${String(index + 1)}`,
    seed: seed ?? index,
    roles: Object.fromEntries(columns.map((column) => [column.name, given.get(column.name) ?? column.role])),
  }));
}

function readMapping(text: string): [column: string, role: MetricRole] {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new ProblemError({ code: 'invalid-input', what: `“${text}” is no mapping.`, where: '--map', remedy: 'Write column=meaning, such as val_nll=nll.' });
  return [text.slice(0, at), validate(metricRoleSchema, text.slice(at + 1), `--map ${text}`)];
}
