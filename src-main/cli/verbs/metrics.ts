import { join } from 'node:path';
import { validate } from '@shared/validate';
import { Command } from 'commander';
import { z } from 'zod';
import { MetricThreads } from '../../training/metrics/metricThreads';
import { workersFolder } from '../../training/worker/workersFolder';
import { integerOption } from '../input/integerOption';
import { readRepresentation } from '../metrics/readRepresentation';
import { metricsTable } from '../metricsTable';
import { ProgressLine } from '../progress/progressLine';

interface MetricsOptions {
  readonly codes: string;
  readonly factors?: string;
  readonly logVariances?: string;
  readonly plane?: string;
  readonly seed: number;
  readonly json?: boolean;
}

const help = `
The arrays are NumPy files. Codes are [samples, latents], usually posterior means; factors are [samples, factors], a class
for each value, and a factor with more than 200 different values is put into 20 bins of equal width. Rows must be in random
order: DCI, SAP and explicitness train on the first half and test on the second.
Without factors only the metrics that need none are measured. Log-variances of the posteriors add MIG by sampling, the
number of latents used, and with --plane the geometry score.
A terminal gets a table; a program or a file gets JSON.

Examples:
  sbd metrics --codes means.npy --factors classes.npy
  sbd metrics --codes means.npy --factors classes.npy --log-variances logvar.npy --plane 3,4
  sbd metrics --codes means.npy --factors classes.npy > metrics.json

Columns of the factors count from 0; those of one value only are left out.
The JSON is one object: samples, latents, seed, factorColumns, binnedColumns, and in metrics for each metric its name, title,
value, 95 % interval, level of chance, detail, and where it could not be measured the reason.`;

const planeSchema = z.array(z.int('must be one or two columns of the factors, such as 0,1').min(0, 'must count from 0')).min(1).max(2, 'can be two columns at most');

/** `sbd metrics`: measures anybody's representation. */
export function metricsVerb(): Command {
  return new Command('metrics')
    .description('measure every metric of a representation that is given as arrays')
    .requiredOption('--codes <file.npy>', 'codes, [samples, latents]')
    .option('--factors <file.npy>', 'true factors, [samples, factors]')
    .option('--log-variances <file.npy>', 'log-variances of the posteriors whose means are the codes, [samples, latents]')
    .option('--plane <columns>', 'one or two columns of the factors, from 0, that the two sharpest latents should show: adds the geometry score')
    .option('--seed <number>', 'seed of everything that is drawn', integerOption(0), 0)
    .option('--json', 'print JSON on a terminal too')
    .option('--no-json', 'print the table for a program or a file too')
    .addHelpText('after', help)
    .action(measure);
}

async function measure({ codes, factors, logVariances, plane, seed, json }: MetricsOptions): Promise<void> {
  const columns = plane === undefined ? null : validate(planeSchema, plane.split(',').map(Number), '--plane');
  const { representation, factorColumns, binnedColumns } = await readRepresentation({ codes, factors: factors ?? null, logVariances: logVariances ?? null, plane: columns });
  const line = new ProgressLine(process.stderr);
  const threads = new MetricThreads(join(workersFolder(), 'metricsWorker.js'), { yielding: false });
  const metrics = await threads.measure(representation, seed, (fraction) => { line.show(fraction, 'measuring'); });
  line.clear();
  const { samples, latents } = representation;
  if (json ?? !process.stdout.isTTY) {
    console.log(JSON.stringify({ samples, latents, seed, factorColumns, binnedColumns, metrics }));
    return;
  }
  console.log(`${String(samples)} samples, ${String(latents)} latents, ${String(representation.factors.length)} factors (seed ${String(seed)})`);
  if (factorColumns.length > 0) console.log(`Factors are the columns ${factorColumns.join(', ')} of ${factors ?? ''}`);
  if (binnedColumns.length > 0) console.log(`In 20 bins, having more than 200 different values: ${binnedColumns.join(', ')}`);
  console.log(`\n${metricsTable(metrics)}`);
}
