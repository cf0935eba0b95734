import { experimentSchema, type Experiment } from '@shared/experiment/experiment';
import { fieldIssues, type FieldIssue } from '@shared/validate';

/** A value as a form holds it: any number may be missing or wrong for the moment. */
export type Draft<Value> = Value extends number
  ? number | null
  : Value extends object
    ? { -readonly [Key in keyof Value]: Draft<Value[Key]> }
    : Value;

export type ExperimentDraft = Draft<Experiment>;

/** A form's own copy of an experiment. */
export function draftOf(experiment: Experiment): ExperimentDraft {
  return structuredClone(experiment) as ExperimentDraft;
}

/** What a form or a text makes: an experiment, or what is wrong with it, field by field. */
export type Reading = { readonly experiment: Experiment; readonly issues: readonly [] } | { readonly experiment: null; readonly issues: readonly FieldIssue[] };

/** Validates a draft, or anything else that claims to be an experiment. */
export function readExperiment(value: unknown): Reading {
  const result = experimentSchema.safeParse(value);
  return result.success ? { experiment: result.data, issues: [] } : { experiment: null, issues: fieldIssues(result.error) };
}

/** An experiment, a plan, or a draft of either, as JSON to read: each list of numbers on one line. */
export function experimentText(configuration: object): string {
  return JSON.stringify(configuration, null, 2).replace(/\[\s+([-\d.,e\s]+?)\s+\]/g, (_list, numbers: string) => `[${numbers.split(/,\s+/).join(', ')}]`);
}

/** Reads an experiment from JSON text. Text that is no JSON is an issue of the value as a whole. */
export function readExperimentText(text: string): Reading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { experiment: null, issues: [{ field: '', message: `This is not JSON: ${reason}.` }] };
  }
  return readExperiment(value);
}

/** The issues of a field and of the fields inside it. */
export function issuesAt(issues: readonly FieldIssue[], path: string): FieldIssue[] {
  return issues.filter(({ field }) => field === path || field.startsWith(`${path}.`));
}
