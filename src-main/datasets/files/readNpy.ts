import { createReadStream } from 'node:fs';
import { decodeNumbers, toDoubles, type NumberType } from './arrays/numberType';
import { readNpyHeader } from './arrays/npyHeader';
import { rowMajor } from './arrays/rowMajor';
import { StreamReader } from './arrays/streamReader';
import { dataFileProblem, tooLarge } from './dataProblem';
import { regularFile } from './regularFile';

/** An array of numbers out of a `.npy` file. */
export interface NpyArray {
  readonly shape: readonly number[];
  /** In C order, the last axis fastest, whatever the file's order is. */
  readonly data: Float64Array;
  /** The type of the numbers in the file. */
  readonly dtype: NumberType;
}

/** 2²⁷ numbers are 1 GB in double precision. */
const MOST_VALUES = 2 ** 27;

/**
 * Reads a whole `.npy` file into memory.
 * @throws ProblemError for a file that is missing, damaged, too large, or holds something else than numbers.
 */
export async function readNpy(path: string): Promise<NpyArray> {
  try {
    const fileBytes = regularFile(path).size;
    const reader = new StreamReader(createReadStream(path), path);
    try {
      const { shape, type, bigEndian, fortranOrder, dataBytes, headerBytes } = await readNpyHeader(reader, path);
      const values = shape.reduce((product, axis) => product * axis, 1);
      if (values > MOST_VALUES) throw tooLarge(path, `This array has ${values.toLocaleString('en')} numbers; ${MOST_VALUES.toLocaleString('en')} at most are read into memory.`, 'Save a smaller part of it.');
      // A header can promise anything: memory is taken for what is really there.
      const data = decodeNumbers(await reader.take(Math.min(dataBytes, Math.max(0, fileBytes - headerBytes) + 1)), type, bigEndian);
      await reader.expectEnd();
      return { shape, data: toDoubles(fortranOrder ? rowMajor(data, shape) : data), dtype: type };
    } finally {
      await reader.close();
    }
  } catch (error) {
    throw dataFileProblem(error, 'The array could not be read', path);
  }
}
