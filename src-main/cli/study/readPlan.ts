import { readFileSync } from 'node:fs';
import { ProblemError } from '@shared/problem';
import { STUDY_VERSION, studyPlanSchema, type StudyPlan } from '@shared/study/study';
import { validate } from '@shared/validate';
import { fileProblem } from '../../store/fileProblem';
import { axisOption } from '../input/axisOption';
import { readExperiment } from '../input/readExperiment';
import { changePlan, type PlanChanges } from './changePlan';

/** How the command line describes a study without a file, or what it changes in one. */
export interface PlanOptions extends PlanChanges {
  readonly preset?: string;
  readonly config?: string;
  readonly set?: readonly string[];
  readonly axis?: readonly string[];
  readonly steps?: number;
}

/**
 * Puts a plan together: from a file, or from an experiment and axes; then what the options change in it.
 * @throws ProblemError for a file that can't be read and for every field that is not valid.
 */
export function readPlan(file: string | undefined, options: PlanOptions): StudyPlan {
  const { preset, config, axis, set, steps } = options;
  const sources = [file, preset, config].filter((source) => source !== undefined);
  if (sources.length !== 1) {
    throw new ProblemError({ code: 'invalid-input', what: 'A study needs exactly one of a file, --preset and --config.', where: '', remedy: 'See `sbd study --help`, and `sbd presets` for what there is.' });
  }
  if (file !== undefined && [axis, set, steps].some((option) => option !== undefined)) {
    throw new ProblemError({ code: 'invalid-input', what: 'The experiment and the axes of a plan are in its file.', where: '--axis, --set, --steps', remedy: 'Change the file, or start from --preset and --save a new one.' });
  }
  const start = file === undefined ? planOf(options) : readJson(file);
  return validate(studyPlanSchema, changePlan(start, options), file === undefined ? 'The study' : `The study of ${file}`);
}

function planOf({ preset, config, set, steps, axis = [] }: PlanOptions): object {
  const experiment = { ...(preset !== undefined && { preset }), ...(config !== undefined && { config }), ...(set !== undefined && { set }), ...(steps !== undefined && { steps }) };
  const base = readExperiment(experiment);
  const axes = axis.map(axisOption);
  const name = [base.name, ...axes.map(({ title }) => title)].join(' × ').slice(0, 120);
  return { version: STUDY_VERSION, name, base, axes, replicas: { count: 1, firstSeed: base.training.seed }, devices: [] };
}

function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw fileProblem(error, 'The study could not be read', path);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError({ code: 'invalid-input', what: 'This file is not JSON.', where: path, remedy: 'Make one with `sbd study --preset … --axis … --save study.json`.' });
  }
}
