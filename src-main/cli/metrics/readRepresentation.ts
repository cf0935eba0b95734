import { ProblemError } from '@shared/problem';
import { readNpy, type NpyArray } from '../../datasets/files/readNpy';
import { ascendingOrder } from '../../science/ascendingOrder';
import { classCount } from '../../science/classCount';
import { column } from '../../science/column';
import { posteriorSpread } from '../../science/posteriorSpread';
import type { GeometrySamples, Representation } from '../../science/representation';
import { classesOfValues } from './classesOfValues';

export interface RepresentationFiles {
  /** [samples, latents] */
  readonly codes: string;
  /** [samples, factors] or [samples]; null where no factors are known. */
  readonly factors: string | null;
  /** [samples, latents]; null where posteriors are not known. */
  readonly logVariances: string | null;
  /** One or two columns of the factors, from 0, that the geometry score looks for; null for none. */
  readonly plane: readonly number[] | null;
}

export interface ReadRepresentation {
  readonly representation: Representation;
  /** The columns of the file that the factors are; those of one value are left out. */
  readonly factorColumns: number[];
  /** Of these, the columns that have so many values that they were binned. */
  readonly binnedColumns: number[];
}

/** Fewer samples than this are no representation to measure, but most likely a transposed array. */
const LEAST_SAMPLES = 50;

/**
 * Reads a representation from `.npy` files.
 * @throws ProblemError for files that can't be read, whose shapes don't fit, or that hold numbers that are not finite.
 */
export async function readRepresentation({ codes, factors, logVariances, plane }: RepresentationFiles): Promise<ReadRepresentation> {
  const table = await readTable(codes, 'codes');
  const [samples, latents] = table.shape;
  if (samples < LEAST_SAMPLES) throw misfit(codes, `There are only ${String(samples)} rows of codes.`, `Give at least ${String(LEAST_SAMPLES)}: an array [samples, latents], a row for each sample.`);
  const known = factors === null ? null : await readTable(factors, 'factors');
  if (factors !== null && known!.shape[0] !== samples) throw misfit(factors, `There are ${String(known!.shape[0])} rows of factors and ${String(samples)} rows of codes.`, 'Give a row of factors for each row of codes, in the same order.');
  const variances = logVariances === null ? null : await readTable(logVariances, 'log-variances');
  if (logVariances !== null && (variances!.shape[0] !== samples || variances!.shape[1] !== latents)) {
    throw misfit(logVariances, `The log-variances are ${describeShape(variances!.shape)} and the codes ${describeShape(table.shape)}.`, 'Give a log-variance for each code.');
  }
  const width = known?.shape[1] ?? 0;
  const classes = Array.from({ length: width }, (_, index) => ({ index, ...classesOfValues(column(known!.data, width, index)) })).filter((factor) => classCount(factor.classes) > 1);
  if (factors !== null && classes.length === 0) throw misfit(factors, 'Every factor has the same value in all rows.', 'Give at least one factor that varies.');
  return {
    representation: {
      samples,
      latents,
      codes: table.data,
      factors: classes.map((factor) => factor.classes),
      posteriors: variances && { mean: table.data, logVariance: variances.data },
      geometry: plane && planeSamples(table, known, variances, plane),
    },
    factorColumns: classes.map(({ index }) => index),
    binnedColumns: classes.filter(({ binned }) => binned).map(({ index }) => index),
  };
}

interface Table {
  readonly shape: readonly [rows: number, columns: number];
  readonly data: Float64Array;
}

/** An array of one or two dimensions; one of a single dimension is a column. */
async function readTable(path: string, name: string): Promise<Table> {
  const { shape, data }: NpyArray = await readNpy(path);
  if (shape.length !== 1 && shape.length !== 2) throw misfit(path, `The ${name} have ${String(shape.length)} dimensions.`, 'Give an array of two: rows of samples, and a column for each latent or factor.');
  const rows = shape[0]!;
  const columns = shape[1] ?? 1;
  if (rows * columns === 0) throw misfit(path, `The array of ${name} is empty: ${describeShape([rows, columns])}.`, 'Give at least one column and a row for each sample.');
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    const place = `row ${String(Math.floor(bad / columns))}, column ${String(bad % columns)}`;
    throw misfit(`${path}, ${place}`, `One of the ${name} is ${String(data[bad])}, which is no finite number.`, 'Leave such rows out of all arrays, or find out where they come from.');
  }
  return { shape: [rows, columns], data };
}

/** The two latents of lowest mean variance, and the chosen factors as shares of their ranges. */
function planeSamples(codes: Table, factors: Table | null, variances: Table | null, chosen: readonly number[]): GeometrySamples {
  if (!factors || !variances) throw misfit('--plane', 'The geometry score needs factors, and log-variances to find its latents by.', 'Give --factors and --log-variances too.');
  const [rows, width] = factors.shape;
  const missing = chosen.find((index) => index >= width);
  if (missing !== undefined) throw misfit('--plane', `There is no factor ${String(missing)}: the last one is ${String(width - 1)}.`, 'Count the columns of the factors from 0.');
  const latents = codes.shape[1];
  const [first = 0, second = first] = ascendingOrder(posteriorSpread(variances.data, latents).variance);
  const plane = Float64Array.from({ length: rows * 2 }, (_, index) => codes.data[(index >> 1) * latents + (index % 2 === 0 ? first : second)]!);
  const columns = chosen.map((index) => sharesOfRange(column(factors.data, width, index)));
  const targets = Float64Array.from({ length: rows * chosen.length }, (_, index) => columns[index % chosen.length]![Math.floor(index / chosen.length)]!);
  return { plane, targets, targetCount: chosen.length, heldOut: null };
}

function sharesOfRange(values: Float64Array): Float64Array {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return values.map((value) => (high > low ? (value - low) / (high - low) : 0));
}

function describeShape(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

function misfit(where: string, what: string, remedy: string): ProblemError {
  return new ProblemError({ code: 'invalid-input', what, where, remedy });
}
