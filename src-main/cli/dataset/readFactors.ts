import { readFileSync } from 'node:fs';
import type { VaryingFactor } from '@shared/experiment/dataset';
import { ProblemError } from '@shared/problem';
import { validate } from '@shared/validate';
import { z } from 'zod';
import { fileProblem } from '../../store/fileProblem';

const LARGEST_COUNT = 100_000;

/**
 * Reads factor values from a file `{"unit": "value", "factors": [[…], …]}`: a row for each image, the values in the order
 * of the dataset's varying factors. Values beyond a factor's range are welcome as long as an image can have them.
 * @returns [rows, varying factors]
 * @throws ProblemError for a file that can't be read, and for every row or value that is not valid.
 */
export function readFactors(path: string, varying: readonly VaryingFactor[]): Float64Array {
  const names = varying.map(({ name }) => name).join(', ');
  // All factors of circles are fractions: of the frame's width, or of the strongest color.
  const value = z.number().min(0, 'must be at least 0').max(1, 'must be at most 1');
  const row = z.array(value).length(varying.length, `must have ${String(varying.length)} values: ${names}`);
  const schema = z.strictObject({
    unit: z.literal('value', 'must be "value"'),
    factors: z.array(row).min(1, 'must have at least one row').max(LARGEST_COUNT, `can have ${String(LARGEST_COUNT)} rows at most`),
  });
  return Float64Array.from(validate(schema, readJson(path), `The factors of ${path}`).factors.flat());
}

function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw fileProblem(error, 'The factors could not be read', path);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError({ code: 'invalid-input', what: 'This file is not JSON.', where: path, remedy: 'It must look like {"unit": "value", "factors": [[0.3, 0.7], [0.5, 0.5]]}.' });
  }
}
