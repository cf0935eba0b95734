import { z } from 'zod';
import { ProblemError } from './problem';

// Compiled validators need `new Function`, which the renderer's content security policy rightly refuses.
z.config({ jitless: true });

/** One thing wrong with a value, and the path of the field that has it. */
export interface FieldIssue {
  /** Dotted path, such as `dataset.x.0`; empty for the value as a whole. */
  readonly field: string;
  readonly message: string;
}

/** Everything a schema has against a value, unknown fields named one by one. */
export function fieldIssues(error: z.ZodError): FieldIssue[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), message: 'is not a field that this version knows' }));
    }
    return [{ field: issue.path.join('.'), message: plainMessage(issue) }];
  });
}

/** Zod's own sentences in the words of the schemas' messages; a message that a schema gives stays as it is. */
function plainMessage(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value' && issue.message.startsWith('Invalid')) return oneOf(issue.values);
  // Only where a field says the kind; `options` is not among zod's types yet.
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) return oneOf(issue.options);
  if (!issue.message.startsWith('Invalid input')) return issue.message;
  if (issue.code === 'invalid_union') return 'is not one of the kinds that this version knows';
  if (issue.code !== 'invalid_type') return issue.message;
  if (issue.message.endsWith('received undefined')) return 'is missing';
  const kinds: Partial<Record<string, string>> = { int: 'a whole number', number: 'a number', string: 'text', array: 'a list', tuple: 'a list', object: 'an object of named fields', boolean: 'true or false' };
  const kind = kinds[issue.expected];
  return kind === undefined ? issue.message : `must be ${kind}`;
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? `must be ${String(values[0])}` : `must be one of ${values.map(String).join(', ')}`;
}

/**
 * Parses `value` at a boundary.
 * @param subject what is being read, such as `config.json of run 2026…`; it becomes the start of the message.
 * @throws ProblemError with code `invalid-input`, naming each field at fault.
 */
export function validate<Output>(schema: z.ZodType<Output>, value: unknown, subject: string): Output {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = fieldIssues(result.error);
  throw new ProblemError({
    code: 'invalid-input',
    what: `${subject} is not valid.`,
    where: issues.map((issue) => (issue.field === '' ? issue.message : `${issue.field}: ${issue.message}`)).join('; '),
    remedy: 'Correct the named fields and try again.',
  });
}
