import { evaluationSettingsSchema } from '@shared/experiment/experiment';
import { validate } from '@shared/validate';
import { Command } from 'commander';
import { rankReplicas } from '../../training/measurement/rankReplicas';
import { untilStopped } from '../dataset/untilStopped';
import { integerOption } from '../input/integerOption';
import { pathOfRun } from '../input/pathOfRun';
import { ProgressLine } from '../progress/progressLine';
import { rankingTable } from '../rankingTable';

interface RankOptions {
  readonly samples: number;
  readonly device: string;
  readonly runs?: string;
  readonly json?: boolean;
}

const help = `
UDR (Duan et al. 2020) compares every two runs on the same images: where the latents of one answer those of the other one
to one, but for order and sign, both are likely to be disentangled. It needs no factors. Latents with a KL below 0.01 nats
are left out. Lasso compares by linear prediction, Spearman by rank correlation; a run's score is the median over the others.
Intervals are 95 % bootstrap intervals over images and, from three runs on, over the other runs. Below the scores stand two
levels: chance, where the latents of the runs have nothing to do with each other, and turned, where they carry the same as
they do but each run's are turned at random: about what entangled replicas score.

Examples:
  sbd rank 20261121-215501-broadcast-3f9a2c 20261121-220114-broadcast-9b01de 20261121-220740-broadcast-c4e771
  sbd rank study/* --samples 5000 --json`;

/** `sbd rank`: which of several replicas are disentangled, without looking at factors. */
export function rankVerb(): Command {
  return new Command('rank')
    .description('rank replicas of one experiment by UDR, which needs no factors')
    .argument('<runs...>', 'ids of runs in the runs folder, or paths of run folders; two at least')
    .option('--samples <number>', 'images that all of them encode', integerOption(1), 1000)
    .option('--device <id>', 'device to use', 'cpu')
    .option('--runs <folder>', 'folder that holds the runs')
    .option('--json', 'print the scores as JSON')
    .addHelpText('after', help)
    .action(rank);
}

async function rank(runs: readonly string[], options: RankOptions): Promise<void> {
  const samples = validate(evaluationSettingsSchema.shape.samples, options.samples, '--samples');
  const line = new ProgressLine(process.stderr);
  const ranking = await untilStopped((signal) => rankReplicas(runs.map((run) => pathOfRun(run, options.runs)), {
    device: options.device,
    samples,
    exclusively: (work) => work(),
    onReading: (path, fraction) => { line.show(fraction, `reading ${path}`); },
    onProgress: (fraction) => { line.show(fraction, fraction < 0.5 ? 'encoding' : 'resampling'); },
    signal,
  })).finally(() => { line.clear(); });
  console.log(options.json ? JSON.stringify(ranking) : rankingTable(ranking));
}
