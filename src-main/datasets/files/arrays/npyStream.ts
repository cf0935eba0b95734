import { invalidData, tooLarge } from '../dataProblem';
import { formatBytes } from '../formatBytes';
import { readNpyHeader, type NpyHeader } from './npyHeader';
import { bytesPerValue, decodeNumbers, type NumberArray } from './numberType';
import { itemsPerPiece } from './pieceSize';
import { rowMajor } from './rowMajor';
import { valuesPerItem, type StoredArray } from './storedArray';
import { StreamReader } from './streamReader';

/** Arrays in Fortran order are turned in memory, since their images lie scattered over the whole file. */
const LARGEST_FORTRAN = 512 * 2 ** 20;

/**
 * The array in the bytes of a `.npy` file, wherever they come from.
 * @param open gives the bytes from the start, each time anew.
 * @param bytes how many they are
 * @param place names the file, and the array in it.
 * @throws ProblemError
 */
export async function npyStream(open: () => AsyncIterable<Uint8Array>, bytes: number, place: string): Promise<StoredArray> {
  const opening = new StreamReader(open(), place);
  const header = await readNpyHeader(opening, place).finally(() => opening.close());
  const { shape, type, headerBytes, dataBytes, fortranOrder } = header;
  if (bytes < headerBytes + dataBytes) throw invalidData(place, `This array is truncated: its header says ${formatBytes(dataBytes)}, and there are ${formatBytes(bytes - headerBytes)}.`, 'Get the file again from where it comes from.');
  if (bytes > headerBytes + dataBytes) throw invalidData(place, 'There is more in this array than its header says.', 'Get the file again from where it comes from, or save the data anew.');
  if (fortranOrder && dataBytes > LARGEST_FORTRAN) {
    throw tooLarge(place, `This array of ${formatBytes(dataBytes)} is in Fortran order, in which its images lie scattered over the file.`, 'Save it in C order: numpy.ascontiguousarray(array).');
  }
  const pieces = () => readPieces(new StreamReader(open(), place), header, place);
  return { shape, type, pieces };
}

async function* readPieces(reader: StreamReader, header: NpyHeader, place: string): AsyncGenerator<NumberArray> {
  const { shape, type, bigEndian, headerBytes, dataBytes, fortranOrder } = header;
  const itemValues = valuesPerItem(shape);
  const itemBytes = itemValues * bytesPerValue(type);
  const items = shape[0] ?? 1;
  const step = itemsPerPiece(itemBytes, place);
  try {
    await reader.take(headerBytes);
    const turned = fortranOrder ? rowMajor(decodeNumbers(await reader.take(dataBytes), type, bigEndian), shape) : null;
    for (let first = 0; first < items; first += step) {
      const count = Math.min(step, items - first);
      yield turned?.subarray(first * itemValues, (first + count) * itemValues) ?? decodeNumbers(await reader.take(count * itemBytes), type, bigEndian);
    }
    await reader.expectEnd();
  } finally {
    await reader.close();
  }
}
