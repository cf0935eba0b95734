import { readFileSync } from 'node:fs';
import type { VaryingFactor } from '@shared/experiment/datasets/factor';
import { ProblemError } from '@shared/problem';
import { validate } from '@shared/validate';
import { z } from 'zod';
import { nearestLevel } from '../../datasets/nearestLevel';
import { fileProblem } from '../../store/fileProblem';

const MOST_ROWS = 1_000_000;
/** How far a value may be from a level of its factor, in distances between levels: enough for rounded decimals. */
const LEVEL_TOLERANCE = 0.1;
/** Values at fault that are named; a file with more of them has one mistake made many times. */
const NAMED_FAULTS = 5;

const fileSchema = z.strictObject({
  unit: z.enum(['index', 'value'], 'must be "index" or "value"'),
  factors: z.array(z.array(z.number('must be a number'), 'must be a list of numbers'), 'must be a list of rows').min(1, 'must have at least one row').max(MOST_ROWS, `can have ${String(MOST_ROWS)} rows at most`),
});

/**
 * Reads factor values from a file `{"unit": "index" | "value", "factors": [[…], …]}`: a row for each image, the values in
 * the order of the dataset's factors. With the unit "index", discrete factors are given by the index of their level.
 * @returns [rows, factors], in the factors' own units, discrete ones at a level.
 * @throws ProblemError for a file that can't be read, and for every row or value that is not valid.
 */
export function readFactors(path: string, factors: readonly VaryingFactor[]): Float64Array {
  const { unit, factors: rows } = validate(fileSchema, readJson(path), `The factors of ${path}`);
  if (unit === 'index' && factors.every(({ levels }) => levels === null)) {
    throw notValid(path, ['unit: must be "value", since no factor of this dataset has levels']);
  }
  const values = new Float64Array(rows.length * factors.length);
  const faults: string[] = [];
  rows.forEach((row, rowIndex) => {
    if (row.length !== factors.length) {
      faults.push(`factors.${String(rowIndex)}: must have ${String(factors.length)} values (${factors.map(({ name }) => name).join(', ')}), not ${String(row.length)}`);
      return;
    }
    factors.forEach((factor, column) => {
      const read = factor.levels === null ? readContinuous(factor, row[column]!) : readDiscrete(factor.levels, row[column]!, unit);
      if (typeof read === 'number') values[rowIndex * factors.length + column] = read;
      else faults.push(`factors.${String(rowIndex)}.${String(column)} (${factor.name}): ${read.fault}, not ${String(row[column]!)}`);
    });
  });
  if (faults.length > 0) throw notValid(path, faults);
  return values;
}

/** Every continuous factor is a fraction, of the frame's width or of the strongest color, and may leave the range that training sees. */
function readContinuous({ low, high }: VaryingFactor, value: number): number | { fault: string } {
  const [least, most] = [Math.min(0, low), Math.max(1, high)];
  return value >= least && value <= most ? value : { fault: `must be from ${String(least)} to ${String(most)}` };
}

function readDiscrete(levels: readonly number[], value: number, unit: 'index' | 'value'): number | { fault: string } {
  if (unit === 'index') return levels[value] ?? { fault: `must be a whole number from 0 to ${String(levels.length - 1)}` };
  const index = nearestLevel(levels, value);
  const level = levels[index]!;
  const spacing = Math.min(...[index - 1, index + 1].flatMap((other) => (levels[other] === undefined ? [] : [Math.abs(levels[other] - level)])));
  if (value === level || Math.abs(value - level) <= LEVEL_TOLERANCE * spacing) return level;
  return { fault: `must be one of its ${String(levels.length)} levels from ${String(levels[0])} to ${String(levels.at(-1))}, of which ${String(level)} is nearest` };
}

function notValid(path: string, faults: readonly string[]): ProblemError {
  const more = faults.length > NAMED_FAULTS ? [`and ${String(faults.length - NAMED_FAULTS)} more`] : [];
  return new ProblemError({
    code: 'invalid-input',
    what: `The factors of ${path} are not valid.`,
    where: [...faults.slice(0, NAMED_FAULTS), ...more].join('; '),
    remedy: 'Correct the named rows (the first one is 0) and try again; `sbd dataset list` shows the factors of each dataset.',
  });
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
