import type { Experiment } from '@shared/experiment/experiment';
import { studyPlanSchema, type StudyPlan } from '@shared/study/study';
import { fieldIssues, type FieldIssue } from '@shared/validate';
import { readExperimentText } from '../draft';

/** What a text holds: an experiment, the plan of a study, or what is wrong with it. */
export interface ConfigurationReading {
  readonly experiment: Experiment | null;
  readonly plan: StudyPlan | null;
  readonly issues: readonly FieldIssue[];
}

/** Reads JSON text that is an experiment, such as the `config.json` of a run, or a plan: what has a `base` is one. */
export function readConfigurationText(text: string): ConfigurationReading {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || !('base' in value)) return { plan: null, ...readExperimentText(text) };
  // The `study.json` of a study's folder holds its plan among other things.
  const result = studyPlanSchema.safeParse(value);
  return result.success ? { experiment: null, plan: result.data, issues: [] } : { experiment: null, plan: null, issues: fieldIssues(result.error) };
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'plan' in value ? value.plan : value;
  } catch {
    return null;
  }
}
