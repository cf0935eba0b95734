import { resolve } from 'node:path';
import { ProblemError } from '@shared/problem';
import { findStudy } from '@shared/reproduction/findStudy';
import { budgetNames, type BudgetName, type Reproduction } from '@shared/reproduction/reproduction';
import { reproductions } from '@shared/reproduction/reproductions';
import { Command, Option } from 'commander';
import { openWorkbench, type Workbench } from '../../services/openWorkbench';
import { defaultRunsFolder } from '../../store/defaultRunsFolder';
import { writeFileAtomically } from '../../store/writeFileAtomically';
import { EXIT_DONE, EXIT_FAILED, EXIT_RESUMABLE } from '../exitCodes';
import { formatSeconds } from '../progress/formatSeconds';
import { ProgressLine } from '../progress/progressLine';
import { claimLines } from '../reproduction/claimLines';
import { provenance } from '../reproduction/provenance';
import { readStudy, type StudyResult } from '../reproduction/readStudy';
import { reproductionsDocument, type ReproductionResults } from '../reproduction/reproductionsDocument';
import { trainStudy } from '../reproduction/trainStudy';

interface ReproduceOptions {
  readonly budget: BudgetName;
  readonly device?: readonly string[];
  readonly runs?: string;
  readonly json?: boolean;
}

interface ReportOptions {
  readonly out: string;
  readonly runs?: string;
}

const examples = `
Trains what is missing of a figure or table as a study, and prints whether the paper's claims hold. Asked again it goes on where
it was; with everything trained it only judges. Ctrl-C keeps checkpoints and exits with code 75.

Examples:
  sbd reproduce list
  sbd reproduce figure-4
  sbd reproduce table-5 --budget hour --device cuda --json
  sbd reproduce report --out docs/REPRODUCTIONS.md`;

const runsOption = ['--runs <folder>', 'folder that holds the runs'] as const;

/** `sbd reproduce`: every figure and table of the papers, trained and judged. */
export function reproduceVerb(): Command {
  const verb = new Command('reproduce')
    .description('reproduce a figure or table of the papers')
    .argument('[id]', 'which one; `sbd reproduce list` lists them')
    .addOption(new Option('--budget <name>', 'how much to spend').choices([...budgetNames]).default('minutes'))
    .option('--device <ids...>', 'devices that share the runs (default: the fastest)')
    .option(...runsOption)
    .option('--json', 'print the verdicts as JSON')
    .addHelpText('after', examples)
    .action(async (id: string | undefined, options: ReproduceOptions) => { process.exitCode = await reproduceOne(id, options); });
  verb.addCommand(new Command('list').description('list the figures and tables').option('--json', 'print them as JSON').action(list));
  verb.addCommand(new Command('report').description('write what the runs say about every figure and table as Markdown').option(...runsOption).requiredOption('--out <file>', 'where it goes').action(report));
  return verb;
}

function list(_: unknown, command: Command): void {
  if (command.optsWithGlobals<{ json?: boolean }>().json) {
    console.log(JSON.stringify(reproductions.map(({ id, paper, source, title, claims }) => ({ id, paper, source, title, claims: claims.map(({ sentence }) => sentence) }))));
    return;
  }
  const width = Math.max(...reproductions.map(({ id }) => id.length));
  console.log(reproductions.map(({ id, source, title }) => `${id.padEnd(width)}  ${source}: ${title}`).join('\n'));
}

function findReproduction(id: string | undefined): Reproduction {
  const found = reproductions.find((reproduction) => reproduction.id === id);
  if (found) return found;
  throw new ProblemError({
    code: 'invalid-input',
    what: id === undefined ? 'Which figure or table?' : `There is no reproduction named ${id}.`,
    where: 'sbd reproduce',
    remedy: 'Name one of those that `sbd reproduce list` prints, such as figure-4.',
  });
}

async function reproduceOne(id: string | undefined, { budget, device, runs, json }: ReproduceOptions): Promise<number> {
  const reproduction = findReproduction(id);
  const plan = { ...reproduction.budgets[budget].plan, devices: [...(device ?? [])] };
  const workbench = await openWorkbench({ runsFolder: resolve(runs ?? defaultRunsFolder()), host: 'web' });
  try {
    const line = new ProgressLine(process.stderr);
    line.print(plan.name);
    const overview = await trainStudy(workbench, plan, ({ done, total, secondsLeft }) => {
      line.show(total === 0 ? 1 : done / total, `${String(done)} of ${String(total)} runs${secondsLeft === null ? '' : `, ${formatSeconds(secondsLeft)} left`}`);
    });
    line.clear();
    const result = await readStudy(workbench, reproduction, overview);
    console.log(json ? JSON.stringify(jsonOf(reproduction, result)) : claimLines(reproduction, result));
    if (overview.study.reason !== null) line.print(overview.study.reason);
    return exitCode(result);
  } finally {
    await workbench.close();
  }
}

function exitCode({ missing, runs }: StudyResult): number {
  if (missing === 0) return EXIT_DONE;
  return runs.some(({ status }) => status.state === 'failed') ? EXIT_FAILED : EXIT_RESUMABLE;
}

function jsonOf({ id, claims }: Reproduction, { outcome, verdicts, replicas, diverged, missing, study }: StudyResult) {
  return { id, study: study.id, outcome, replicas, diverged, missing, claims: claims.map(({ sentence, rule }, index) => ({ sentence, measure: rule.measure, ...verdicts[index]! })) };
}

async function report(_: unknown, command: Command): Promise<void> {
  const { out, runs } = command.optsWithGlobals<ReportOptions>();
  const runsFolder = resolve(runs ?? defaultRunsFolder());
  const workbench = await openWorkbench({ runsFolder, host: 'web' });
  try {
    const { studies } = await workbench.services['studies.list']({});
    const entries: ReproductionResults[] = [];
    for (const reproduction of reproductions) entries.push({ reproduction, results: await resultsOf(workbench, reproduction, studies) });
    writeFileAtomically(resolve(out), reproductionsDocument(entries, (result) => provenance(runsFolder, result)));
    console.log(`Written: ${resolve(out)}`);
  } finally {
    await workbench.close();
  }
}

async function resultsOf(workbench: Workbench, reproduction: Reproduction, studies: Parameters<typeof findStudy>[1]): Promise<ReproductionResults['results']> {
  const result = async (name: BudgetName) => {
    const overview = findStudy(reproduction.budgets[name].plan, studies);
    return overview && readStudy(workbench, reproduction, overview);
  };
  return { minutes: await result('minutes'), hour: await result('hour'), published: await result('published') };
}
