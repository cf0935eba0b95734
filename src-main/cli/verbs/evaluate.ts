import { basename } from 'node:path';
import { evaluationSettingsSchema } from '@shared/experiment/experiment';
import { elboResults } from '@shared/run/elboResults';
import { validate } from '@shared/validate';
import { Command, Option } from 'commander';
import { RunFolder } from '../../store/runFolder';
import { WorkerPool } from '../../training/scheduler/workerPool';
import { evaluationLine } from '../evaluationLine';
import { integerOption } from '../input/integerOption';
import { pathOfRun } from '../input/pathOfRun';
import { metricsTable } from '../metricsTable';
import { ProgressLine } from '../progress/progressLine';

interface EvaluateOptions {
  readonly samples?: number;
  readonly metrics?: 'headline' | 'all';
  readonly device: string;
  readonly runs?: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  sbd evaluate 20261121-215501-broadcast-3f9a2c
  sbd evaluate ./copied-run --samples 50000 --json
  sbd evaluate ./copied-run --metrics all`;

/** `sbd evaluate`: measures the newest checkpoint of a run anew. */
export function evaluateVerb(): Command {
  return new Command('evaluate')
    .description('measure the newest checkpoint of a run again and print the result; the run stays as it is')
    .argument('<run>', 'id of a run in the runs folder, or path of a run folder')
    .option('--samples <number>', 'images to measure on; as in the experiment unless given', integerOption(1))
    .addOption(new Option('--metrics <which>', 'the headline numbers (NLL, KL, MIG, geometry) or all metrics; as in the experiment unless given').choices(['headline', 'all']))
    .option('--device <id>', 'device to use', 'cpu')
    .option('--runs <folder>', 'folder that holds the runs')
    .option('--json', 'print the whole evaluation as JSON')
    .addHelpText('after', examples)
    .action(evaluate);
}

async function evaluate(run: string, options: EvaluateOptions): Promise<void> {
  const samples = options.samples === undefined ? null : validate(evaluationSettingsSchema.shape.samples, options.samples, '--samples');
  const folder = RunFolder.open(pathOfRun(run, options.runs));
  const line = new ProgressLine(process.stderr);
  const pool = new WorkerPool({
    onRunEvent: () => undefined,
    onReading: (path, fraction) => { line.show(fraction, `reading ${path}`); },
    onMeasuring: (_path, fraction) => { line.show(fraction, 'measuring'); },
  });
  try {
    const evaluation = await pool.analyst().request('evaluate', { path: folder.path, device: options.device, samples, metrics: options.metrics ?? null });
    line.clear();
    if (options.json) console.log(JSON.stringify(evaluation));
    else {
      console.log(`${basename(folder.path)} at step ${String(evaluation.step)}, ${String(evaluation.samples)} images: ${evaluationLine(evaluation)}`);
      console.log(`\n${metricsTable([...elboResults(evaluation), ...evaluation.metrics])}`);
    }
  } finally {
    await pool.close();
  }
}
