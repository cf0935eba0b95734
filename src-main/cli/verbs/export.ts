import { basename, resolve } from 'node:path';
import { exportRequestSchema, type ExportRequest } from '@shared/contract/exports';
import { ProblemError } from '@shared/problem';
import { validate } from '@shared/validate';
import { Command, Option } from 'commander';
import type { WrittenExport } from '../../exports/writeExport';
import { RunFolder } from '../../store/runFolder';
import { WorkerPool } from '../../training/scheduler/workerPool';
import { integerOption } from '../input/integerOption';
import { pathOfRun } from '../input/pathOfRun';
import { ProgressLine } from '../progress/progressLine';
import { onStopSignal } from '../stopSignals';

interface ExportOptions {
  readonly what: string;
  readonly out?: string;
  readonly format?: string;
  readonly samples: number;
  readonly scale: number;
  readonly fps: number;
  readonly seconds: number;
  readonly latents?: string;
  readonly title: string;
  readonly notes: string;
  readonly runs?: string;
  readonly json?: boolean;
}

/** What `--what` takes, with what the contract calls it. */
const kinds = {
  folders: 'runFolders',
  curves: 'learningCurves',
  table: 'runTable',
  tensorboard: 'tensorBoard',
  report: 'report',
  weights: 'weights',
  onnx: 'onnx',
  latents: 'latents',
  traversal: 'traversal',
} as const satisfies Record<string, ExportRequest['what']>;

const help = `
What leaves:
  folders      the run folders in a zip archive; \`sbd import\` takes it back
  curves       every logged line of every run (--format csv, parquet or json)
  table        a row a run: experiment, evaluation and metrics with intervals (--format csv, parquet or json)
  tensorboard  TensorBoard event files in a zip archive
  report       one HTML file
  weights      of one run: the newest checkpoint's weights by name, as safetensors
  onnx         of one run: encoder and decoder as ONNX models, in a zip archive
  latents      of one run: posteriors and factors of images, for numpy.load
  traversal    of one run: latents swept forth and back (--format gif or apng)

Examples:
  sbd export 20261121-215501-broadcast-3f9a2c --what onnx --out model.zip
  sbd export study/* --what table --format parquet --out runs.parquet
  sbd export 20261121-215501-broadcast-3f9a2c --what traversal --format gif --scale 3`;

/** `sbd export`: runs, models and figures as files for other programs. */
export function exportVerb(): Command {
  return new Command('export')
    .description('write runs, a model or a report as a file for other programs')
    .argument('<runs...>', 'ids of runs in the runs folder, or paths of run folders')
    .addOption(new Option('--what <kind>', 'what leaves; see below').choices(Object.keys(kinds)).makeOptionMandatory())
    .option('--out <file>', 'where it goes; a name of its own in this folder unless given')
    .addOption(new Option('--format <format>', 'of tables and animations').choices(['csv', 'parquet', 'json', 'gif', 'apng']))
    .option('--samples <number>', 'latents: how many images to encode', integerOption(1), 10_000)
    .option('--scale <number>', 'traversal: screen pixels of an image pixel', integerOption(1), 2)
    .option('--fps <number>', 'traversal: frames a second', integerOption(1), 20)
    .option('--seconds <number>', 'traversal: time forth and back', Number, 4)
    .option('--latents <list>', 'traversal: numbers of latents, such as 0,3,7; those that are used unless given')
    .option('--title <text>', 'report: its title', '')
    .option('--notes <text>', 'report: notes at its head', '')
    .option('--runs <folder>', 'folder that holds the runs')
    .option('--json', 'print where the file is as JSON')
    .addHelpText('after', help)
    .action(exportRuns);
}

async function exportRuns(runs: readonly string[], options: ExportOptions): Promise<void> {
  const paths = Object.fromEntries(runs.map((run) => RunFolder.open(pathOfRun(run, options.runs))).map(({ id, path }) => [id, path]));
  const request = requestOf(Object.keys(paths), options);
  const line = new ProgressLine(process.stderr);
  const pool = new WorkerPool({ onRunEvent: () => undefined, onReading: () => undefined, onMeasuring: () => undefined, onTransferring: (_, fraction) => { line.show(fraction, options.what); } });
  const ticket = 'command-line';
  const releaseSignals = onStopSignal(() => { void pool.exporter().request('cancelExport', { ticket }); });
  try {
    const target = resolve(options.out ?? nameOf(request, Object.keys(paths)));
    const { bytes }: WrittenExport = await pool.exporter().request('exportFile', { ticket, request, paths, target });
    line.clear();
    console.log(options.json ? JSON.stringify({ file: target, bytes }) : `${target} (${bytes.toLocaleString('en-US')} bytes)`);
  } finally {
    releaseSignals();
    await pool.close();
  }
}

function requestOf(ids: readonly string[], { what: kind, format, samples, scale, fps, seconds, latents, title, notes }: ExportOptions): ExportRequest {
  const what = kinds[kind as keyof typeof kinds];
  const [id] = ids;
  const one = (fields: object): unknown => {
    if (ids.length > 1) throw new ProblemError({ code: 'invalid-input', what: `--what ${kind} takes one run, not ${String(ids.length)}.`, where: '', remedy: 'Name one run.' });
    return { what, id, ...fields };
  };
  const asked = (): unknown => {
    switch (what) {
      case 'runFolders':
      case 'tensorBoard':
        return { what, ids };
      case 'learningCurves':
      case 'runTable':
        return { what, ids, format: format ?? 'csv' };
      case 'report':
        return { what, ids, title, notes };
      case 'weights':
      case 'onnx':
        return one({});
      case 'latents':
        return one({ samples });
      case 'traversal':
        return one({ format: format ?? 'gif', scale, framesPerSecond: fps, seconds, latents: latents === undefined ? null : latents.split(',').map(Number), seed: null });
    }
  };
  return validate(exportRequestSchema, asked(), 'The request');
}

const endings = { runFolders: 'zip', tensorBoard: 'zip', report: 'html', weights: 'safetensors', onnx: 'zip', latents: 'npz' } as const;

/** A name that says which runs and what of them. */
function nameOf(request: ExportRequest, ids: readonly string[]): string {
  const subject = ids.length === 1 ? basename(ids[0]!) : `${String(ids.length)}-runs`;
  const kind = Object.entries(kinds).find(([, what]) => what === request.what)![0];
  if (request.what === 'traversal') return `${subject}-${kind}.${request.format === 'gif' ? 'gif' : 'png'}`;
  return `${subject}-${kind}.${'format' in request ? request.format : endings[request.what as keyof typeof endings]}`;
}
