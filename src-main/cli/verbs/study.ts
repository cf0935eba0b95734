import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ProblemError } from '@shared/problem';
import { studyIdSchema, studyPlanSchema, type StudyPlan } from '@shared/study/study';
import { validate } from '@shared/validate';
import { Command } from 'commander';
import { openWorkbench, type Workbench } from '../../services/openWorkbench';
import { defaultRunsFolder } from '../../store/defaultRunsFolder';
import { writeFileAtomically } from '../../store/writeFileAtomically';
import { EXIT_DONE } from '../exitCodes';
import { integerOption } from '../input/integerOption';
import { ProgressLine } from '../progress/progressLine';
import { changePlan } from '../study/changePlan';
import { describePlan, planText } from '../study/describePlan';
import { readPlan, type PlanOptions } from '../study/readPlan';
import { textTable } from '../study/textTable';
import { keepPlan, trainKeptStudy } from '../study/trainKeptStudy';

interface StudyOptions extends PlanOptions {
  readonly save?: string;
  readonly plan?: boolean;
  readonly runs?: string;
  readonly json?: boolean;
}

const help = `
A study trains every combination of its axes' values, so many replicas of each, and only what is missing: runs that are done
are found again, those that were stopped go on at their checkpoints. Ctrl-C (or SIGTERM) keeps checkpoints and exits with code 75.
Values of --axis: a list 1,2,4; a range from:to:count, with :log behind it on a logarithmic scale; or a JSON list.

Examples:
  sbd study --preset circles-demonstration-broadcast --axis model.latents=2,4,10 --replicas 3 --plan
  sbd study --preset circles-demonstration-deconv --set objective='{"type":"betaVae","beta":1}' \\
            --axis objective.beta=0.5:8:5:log --replicas 5 --save sweep.json
  sbd study sweep.json --device cpu --patience 4
  sbd study 20261121-215501-sweep
  sbd study list`;

const repeated = (value: string, earlier: readonly string[] = []) => [...earlier, value];
const runsOption = ['--runs <folder>', 'folder that holds the runs'] as const;

/** `sbd study`: plans a study, trains it, lists those that are kept. */
export function studyVerb(): Command {
  const verb = new Command('study')
    .description('train every combination of some values, with replicas')
    .argument('[plan]', 'a plan as a JSON file, or the id of a study to go on with')
    .option('--preset <id>', 'start from a ready-made experiment instead; `sbd presets` lists them')
    .option('--config <file>', 'start from an experiment as a JSON file instead')
    .option('--set <path=value>', 'change one field of that experiment; may be repeated', repeated)
    .option('--axis <path=values>', 'give one field several values; may be repeated', repeated)
    .option('--replicas <number>', 'runs of each combination', integerOption(1))
    .option('--seed <number>', 'seed of the first replica; the others follow', integerOption(0))
    .option('--steps <number>', 'steps of each run', integerOption(1))
    .option('--name <words>', 'what the study is called')
    .option('--device <ids...>', 'devices that share the runs (default: the fastest)')
    .option('--priority <number>', 'studies with a higher one go first', Number)
    .option('--budget <seconds>', 'seconds of training after which no further run starts', Number)
    .option('--patience <snapshots>', 'stop a run after so many snapshots without a better ELBO', integerOption(1))
    .option('--plan', 'only tell what it comes to: runs, disk, time on each device')
    .option('--save <file>', 'only write the plan into a file')
    .option(...runsOption)
    .option('--json', 'print JSON: the plan, or lines started, progressed, ended')
    .addHelpText('after', help)
    .action(async (plan: string | undefined, options: StudyOptions) => { process.exitCode = await study(plan, options); });
  verb.addCommand(new Command('list').description('list the studies that are kept').option(...runsOption).option('--json', 'print them as JSON').action(list));
  return verb;
}

async function study(file: string | undefined, options: StudyOptions): Promise<number> {
  const isKept = file !== undefined && !existsSync(file) && studyIdSchema.safeParse(file).success;
  // Judged before anything is opened, so that bad input leaves nothing behind.
  const plan = isKept ? null : readPlan(file, options);
  if (plan !== null && options.save !== undefined) {
    writeFileAtomically(resolve(options.save), `${JSON.stringify(plan, null, 2)}\n`);
    console.log(options.json ? JSON.stringify({ saved: resolve(options.save) }) : `Written: ${resolve(options.save)}`);
    return EXIT_DONE;
  }
  return withWorkbench(options.runs, async (workbench) => {
    const line = new ProgressLine(process.stderr);
    const wanted = plan ?? await keptPlan(workbench, file!, options);
    if (options.plan) {
      const description = await describePlan(workbench, wanted, line);
      console.log(options.json ? JSON.stringify(description) : planText(description));
      return EXIT_DONE;
    }
    const begun = plan === null ? await workbench.services['studies.change']({ id: file!, plan: wanted }) : await keepPlan(workbench, plan);
    return trainKeptStudy(workbench, begun, line, options.json === true);
  });
}

/** The plan of a study that is kept, with what the options change. */
async function keptPlan({ services }: Workbench, id: string, options: StudyOptions): Promise<StudyPlan> {
  const { studies } = await services['studies.list']({});
  const kept = studies.find((overview) => overview.study.id === id);
  if (!kept) throw new ProblemError({ code: 'study-not-found', what: `There is no study ${id}.`, where: '', remedy: 'See `sbd study list`, or name a file.' });
  return validate(studyPlanSchema, changePlan(kept.study.plan, options), `The study ${id} with these options`);
}

async function list(_: unknown, command: Command): Promise<void> {
  const { runs, json } = command.optsWithGlobals<StudyOptions>();
  await withWorkbench(runs, async ({ services }) => {
    const { studies, unreadable } = await services['studies.list']({});
    if (json) console.log(JSON.stringify({ studies: studies.map(({ study: { id, plan, state, reason, createdAt }, done, total, trainedSeconds }) => ({ id, name: plan.name, state, reason, createdAt, done, total, trainedSeconds })), unreadable }));
    else if (studies.length === 0) console.log('No study is kept here.');
    else console.log(textTable([['id', 'state', 'runs', 'name'], ...studies.map(({ study: { id, plan, state }, done, total }) => [id, state, `${String(done)}/${String(total)}`, plan.name])]));
    if (!json) for (const { folder, problem } of unreadable) console.log(`Unreadable: ${folder}: ${problem.what}`);
  });
}

async function withWorkbench<Result>(runs: string | undefined, work: (workbench: Workbench) => Promise<Result>): Promise<Result> {
  const workbench = await openWorkbench({ runsFolder: resolve(runs ?? defaultRunsFolder()), host: 'web' });
  try {
    return await work(workbench);
  } finally {
    await workbench.close();
  }
}
