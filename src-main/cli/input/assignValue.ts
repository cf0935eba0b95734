import { ProblemError } from '@shared/problem';

type Json = null | boolean | number | string | Json[] | { [field: string]: Json };

/**
 * Sets one field of a JSON value, as `--set dataset.x=[0.1,0.9]` asks: the text after `=` is JSON, or else a plain string.
 * The schema judges the result; here only the path must lead through objects and lists that exist.
 * @returns a changed copy.
 */
export function assignValue(root: unknown, assignment: string): unknown {
  const equals = assignment.indexOf('=');
  const path = assignment.slice(0, equals).split('.');
  if (equals < 1 || path.includes('')) throw badAssignment(assignment, 'It is not of the form path=value.');
  const copy = structuredClone(root) as Json;
  let place: Json = copy;
  for (const name of path.slice(0, -1)) place = child(place, name, assignment);
  const last = path.at(-1)!;
  if (typeof place !== 'object' || place === null) throw badAssignment(assignment, `${path.slice(0, -1).join('.')} has no fields.`);
  Object.defineProperty(place, last, { value: parse(assignment.slice(equals + 1)), enumerable: true, configurable: true, writable: true });
  return copy;
}

function child(place: Json, name: string, assignment: string): Json {
  const found = typeof place === 'object' && place !== null && Object.hasOwn(place, name) ? (place as Record<string, Json>)[name] : undefined;
  if (found === undefined) throw badAssignment(assignment, `There is no field ${name} in the experiment.`);
  return found;
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function badAssignment(assignment: string, what: string): ProblemError {
  return new ProblemError({ code: 'invalid-input', what, where: `--set ${assignment}`, remedy: 'Write for example --set optimizer.learningRate=0.0003; `sbd presets ID` shows all fields.' });
}
