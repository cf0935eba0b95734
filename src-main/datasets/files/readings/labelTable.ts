import { continuousFactor, discreteFactor, type VaryingFactor } from '@shared/experiment/datasets/factor';
import type { StoredArray } from '../arrays/storedArray';
import { toDoubles } from '../arrays/numberType';
import { invalidData, tooLarge } from '../dataProblem';
import type { DataLabels } from './dataReading';

/** A column of more different values than this is taken to be continuous. */
const MOST_LEVELS = 200;
const MOST_COLUMNS = 64;
/** 1 GB in double precision. */
const MOST_VALUES = 2 ** 27;

/** One column of labels: a factor of variation, unless it never varies. */
export interface LabelColumn {
  readonly name: string;
  /** One value for each image. */
  readonly values: Float64Array;
  /** Set where values are names of classes: then they are discrete, however many there are. */
  readonly discrete?: boolean;
}

/**
 * Labels as factors: discrete where a column has at most 200 different values. Columns that are the same for all images
 * are left out, since they are no factors of variation.
 * @throws ProblemError for values that are not finite.
 */
export function labelTable(columns: readonly LabelColumn[], place: string): DataLabels {
  const varying = columns.flatMap((column) => {
    const factor = factorOf(column, place);
    return factor === null ? [] : [{ factor, values: column.values }];
  });
  if (varying.length === 0) return { kind: 'none' };
  const images = varying[0]!.values.length;
  const values = new Float64Array(images * varying.length);
  varying.forEach((column, index) => {
    for (let image = 0; image < images; image++) values[image * varying.length + index] = column.values[image]!;
  });
  return { kind: 'table', factors: varying.map(({ factor }) => factor), values };
}

/** @returns null for a column that never varies. */
function factorOf({ name, values, discrete }: LabelColumn, place: string): VaryingFactor | null {
  const distinct = new Set<number>();
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) throw invalidData(place, `A label of the factor ${name} is not a number (${String(value)}).`, 'Fill it in, or leave that column out.');
    if (discrete === true || distinct.size <= MOST_LEVELS) distinct.add(value);
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low === high) return null;
  if (discrete !== true && distinct.size > MOST_LEVELS) return continuousFactor(name, low, high);
  return discreteFactor(name, [...distinct].sort((first, second) => first - second));
}

/**
 * Reads an array of labels, [images] or [images, factors].
 * @throws ProblemError where it has another shape, or another length than the images.
 */
export async function labelColumns(array: StoredArray, images: number, place: string): Promise<LabelColumn[]> {
  const [rows, columns = 1] = array.shape;
  if (array.shape.length > 2 || columns < 1) throw invalidData(place, `The shape of these labels is ${array.shape.join('×')}.`, 'Save them as [images, factors].');
  if (rows !== images) throw invalidData(place, `There are ${(rows ?? 0).toLocaleString('en')} labels for ${images.toLocaleString('en')} images.`, 'Save one row of labels for each image.');
  if (columns > MOST_COLUMNS || rows * columns > MOST_VALUES) throw tooLarge(place, `These labels have ${columns.toLocaleString('en')} columns; ${String(MOST_COLUMNS)} is the most.`, 'Save only the factors of variation.');
  const values = Array.from({ length: columns }, () => new Float64Array(rows));
  let index = 0;
  for await (const piece of array.pieces()) {
    for (const value of toDoubles(piece)) {
      values[index % columns]![Math.floor(index / columns)] = value;
      index += 1;
    }
  }
  return values.map((column, number) => ({ name: columns === 1 ? 'label' : `factor ${String(number + 1)}`, values: column }));
}
