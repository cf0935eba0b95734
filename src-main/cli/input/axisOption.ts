import { ProblemError } from '@shared/problem';
import type { Axis } from '@shared/study/axis';

const range = /^([-+.\deE]+):([-+.\deE]+):(\d+)(:log)?$/;
const MOST_LETTERS = 40;

/**
 * An axis as the command line gives it: `objective.beta=1,2,4`, a range `training.batchSize=16:64:4` (from, to, how many), on a
 * logarithmic scale `optimizer.learningRate=1e-4:1e-2:5:log`, or a JSON list where values are more than numbers and words. The
 * plan's schema judges path and values.
 * @throws ProblemError for text that is none of these.
 */
export function axisOption(text: string): Axis {
  const equals = text.indexOf('=');
  const path = text.slice(0, equals);
  const values = equals < 1 ? null : valuesOf(text.slice(equals + 1).trim());
  if (values === null || values.length === 0) {
    throw new ProblemError({ code: 'invalid-input', what: 'It is not of the form path=values.', where: `--axis ${text}`, remedy: 'Write for example --axis objective.beta=1,2,4 or --axis optimizer.learningRate=1e-4:1e-2:5:log.' });
  }
  return { title: path, values: values.map((value) => ({ label: labelOf(value), changes: { [path]: value } })) };
}

type Value = Axis['values'][number]['changes'][string];

function valuesOf(text: string): Value[] | null {
  const [, from, to, count, log] = range.exec(text) ?? [];
  if (from !== undefined) return spaced(Number(from), Number(to), Number(count), log !== undefined);
  if (text.startsWith('[')) {
    const list = parsed(text);
    return Array.isArray(list) ? list : null;
  }
  return text === '' ? null : text.split(',').map((part) => parsed(part.trim()));
}

/** So many values from one number to another, both included; null where there are none. */
function spaced(from: number, to: number, count: number, logarithmic: boolean): number[] | null {
  if (!Number.isFinite(from) || !Number.isFinite(to) || count < 2 || (logarithmic && (from <= 0 || to <= 0))) return null;
  return Array.from({ length: count }, (_, index) => {
    const share = index / (count - 1);
    const value = logarithmic ? from * (to / from) ** share : from + (to - from) * share;
    // 0.1 + 0.2 and the like: what nobody asked for should not stand in labels.
    return Number(value.toPrecision(6));
  });
}

function parsed(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return text;
  }
}

function labelOf(value: Value): string {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value['type'] === 'string') return value['type'];
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;
}
