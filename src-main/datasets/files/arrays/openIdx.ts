import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { invalidData } from '../dataProblem';
import { regularFile } from '../regularFile';
import { decodeNumbers, type NumberArray } from './numberType';
import { itemsPerPiece } from './pieceSize';
import { refuseBomb } from './refuseBomb';
import { valuesPerItem, type StoredArray } from './storedArray';
import { StreamReader } from './streamReader';

const UNSIGNED_BYTES = 8;
const MOST_VALUES = 2 ** 40;

/**
 * An array of bytes in an idx file (LeCun's format of MNIST), gzipped where its name ends so.
 * @throws ProblemError
 */
export async function openIdx(path: string): Promise<StoredArray> {
  const packed = regularFile(path).size;
  const opening = new StreamReader(fileBytes(path), path);
  const shape = await readHeader(opening, path).finally(() => opening.close());
  refuseBomb(packed, shape.reduce((product, size) => product * size, 1), path, 'Get the file again from where it comes from.');
  return { shape, type: 'u1', pieces: () => readPieces(new StreamReader(fileBytes(path), path), shape, path) };
}

async function readHeader(reader: StreamReader, path: string): Promise<number[]> {
  const magic = await reader.take(4);
  const axes = magic[3]!;
  if (magic.readUInt16BE() !== 0 || magic[2] !== UNSIGNED_BYTES || axes < 1 || axes > 4) {
    throw invalidData(path, 'This is not an idx file of bytes: it does not begin as one.', 'Get the file again from where it comes from.');
  }
  const sizes = await reader.take(4 * axes);
  const shape = Array.from({ length: axes }, (_, axis) => sizes.readUInt32BE(4 * axis));
  if (shape.reduce((product, size) => product * size, 1) > MOST_VALUES) {
    throw invalidData(path, `The header of this file says that its shape is ${shape.join('×')}, which cannot be.`, 'Get the file again from where it comes from.');
  }
  return shape;
}

async function* readPieces(reader: StreamReader, shape: readonly number[], path: string): AsyncGenerator<NumberArray> {
  const itemValues = valuesPerItem(shape);
  const step = itemsPerPiece(itemValues, path);
  try {
    await reader.take(4 + 4 * shape.length);
    for (let first = 0; first < shape[0]!; first += step) {
      yield decodeNumbers(await reader.take(Math.min(step, shape[0]! - first) * itemValues), 'u1', false);
    }
    await reader.expectEnd();
  } finally {
    await reader.close();
  }
}

function fileBytes(path: string): Readable {
  const file = createReadStream(path);
  // The end of the pipeline tells of its errors to whoever reads it.
  return path.endsWith('.gz') ? pipeline(file, createGunzip(), () => undefined) : file;
}
