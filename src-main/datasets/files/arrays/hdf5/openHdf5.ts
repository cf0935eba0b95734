import type { Dataset, File, Metadata } from 'h5wasm';
import { ProblemError } from '@shared/problem';
import { dataFileProblem, invalidData, tooLarge } from '../../dataProblem';
import { formatBytes } from '../../formatBytes';
import { regularFile } from '../../regularFile';
import { TakingTurns } from '../../takingTurns';
import { bytesPerValue, decodeNumbers, numberTypes, type NumberArray, type NumberType } from '../numberType';
import { itemsPerPiece } from '../pieceSize';
import { refuseBomb } from '../refuseBomb';
import { valuesPerItem, type ArrayFile, type StoredArray } from '../storedArray';
import { placeTile, tilesOf } from './tiles';
import { openVirtualFile, type Hdf5Library, type VirtualFile } from './virtualFile';

/** A chunk is unpacked as a whole. */
const LARGEST_CHUNK = 512 * 2 ** 20;
/** Items whose chunks are read together are held in memory together. */
const LARGEST_PIECE = 256 * 2 ** 20;
const STANDARD_ERROR = 2;
const LARGEST_AXIS = 2 ** 40;
/** deflate, shuffle, Fletcher's checksum, n-bit and scale-offset: what the library has built in. */
const KNOWN_FILTERS: readonly number[] = [1, 2, 3, 5, 6];

interface OpenFile {
  readonly path: string;
  readonly fileBytes: number;
  readonly library: Hdf5Library;
  readonly file: File;
  readonly onDisk: VirtualFile;
  readonly signal: AbortSignal | undefined;
}

/** A stream of Emscripten's file system, as far as its writing goes. */
interface OutputStream {
  stream_ops: { write: (stream: unknown, memory: unknown, start: number, length: number) => number };
}

/**
 * Opens an HDF5 file. Only what is in this one file is read: links to others are refused.
 * @param signal ends the reading of its arrays, which may be stored in such a way that it takes seconds to read any images at all.
 * @throws ProblemError where it is missing, damaged, or not HDF5.
 */
export async function openHdf5(path: string, signal?: AbortSignal): Promise<ArrayFile> {
  const fileBytes = regularFile(path).size;
  // Four megabytes of WebAssembly, which only those who read such a file should wait for.
  const { ready, File: OpenedFile } = await import('h5wasm');
  const library = await ready;
  silence(library);
  const onDisk = openVirtualFile(library, path);
  let file: File;
  let names: string[];
  try {
    file = new OpenedFile(onDisk.name, 'r');
    names = file.keys();
  } catch (error) {
    onDisk.close();
    throw unreadable(error, onDisk, path);
  }
  const open: OpenFile = { path, fileBytes, library, file, onDisk, signal };
  return {
    path,
    names: names.filter((name) => arrayNamed(open, name) !== null),
    open: (name) => Promise.resolve().then(() => storedArray(open, name)),
    close: () => {
      file.close();
      onDisk.close();
    },
  };
}

/** The library prints the inner story of every failure; ours is told in `unreadable`. */
function silence(library: Hdf5Library): void {
  const { getStream } = library.FS as unknown as { getStream: (descriptor: number) => OutputStream };
  const errors = getStream(STANDARD_ERROR);
  errors.stream_ops = { ...errors.stream_ops, write: (_stream, _memory, _start, length) => length };
}

/** @returns null for groups, for links that lead nowhere or elsewhere, and for what is not there. */
function arrayNamed({ file, library }: OpenFile, name: string): Dataset | null {
  return file.get_type(name) === library.H5G_DATASET ? (file.get(name) as Dataset) : null;
}

function storedArray(open: OpenFile, name: string): StoredArray {
  const place = `${open.path}: ${name}`;
  try {
    const dataset = arrayNamed(open, name);
    if (!dataset) throw invalidData(open.path, `There is no array named ${name} in this file.`, 'Choose one that it holds; arrays in groups are named group/array, and links to other files are not followed.');
    const { metadata } = dataset;
    const type = numberType(metadata, place);
    const shape = checkedShape(metadata, place);
    checkStorage(dataset, place);
    // What was never written takes no room in the file, and reads as zeros.
    refuseBomb(open.fileBytes, shape.reduce((product, axis) => product * axis, bytesPerValue(type)), place, 'If it is no trap, write all of its images, or save fewer.');
    return { shape, type, pieces: () => readPieces(open, dataset, shape, type, place) };
  } catch (error) {
    throw unreadable(error, open.onDisk, place);
  }
}

function numberType({ type, signed, size, enum_type: enumeration }: Metadata, place: string): NumberType {
  const kinds: Partial<Record<number, string>> = { 0: signed ? 'i' : 'u', 1: 'f' };
  // h5py writes booleans as an enumeration of FALSE and TRUE.
  const isBoolean = enumeration !== undefined && size === 1 && Object.keys(enumeration.members).sort().join() === 'FALSE,TRUE';
  const name = isBoolean ? 'b1' : `${kinds[type] ?? '?'}${String(size)}`;
  const known = numberTypes.find((candidate) => candidate === name);
  if (known !== undefined) return known;
  throw invalidData(place, 'This array holds something else than numbers of a usual type.', 'Save it as numbers of 1, 2, 4 or 8 bytes, for example uint8 or float32.');
}

function checkedShape({ shape }: Metadata, place: string): readonly number[] {
  if (shape !== null && shape.length > 0 && shape.every((axis) => Number.isSafeInteger(axis) && axis >= 0 && axis <= LARGEST_AXIS)) return shape;
  throw invalidData(place, `The file says that the shape of this array is ${shape?.join('×') ?? ''}, which is not that of an array.`, 'Get the file again from where it comes from.');
}

function checkStorage(dataset: Dataset, place: string): void {
  const { chunks, size, virtual_sources: sources } = dataset.metadata;
  if (sources !== undefined && sources.length > 0) throw invalidData(place, 'This array is put together from other files, which are not followed.', 'Save the data itself in one file.');
  const filter = dataset.filters.find(({ id }) => !KNOWN_FILTERS.includes(id));
  if (filter) throw invalidData(place, `This array is compressed with ${filter.name === '' ? `filter ${String(filter.id)}` : filter.name}, which can't be read here.`, 'Save it with gzip compression, or without any.');
  const chunkBytes = (chunks ?? []).reduce((product, chunk) => product * chunk, size);
  if (chunkBytes > LARGEST_CHUNK) throw tooLarge(place, `This array is stored in chunks of ${formatBytes(chunkBytes)}; ${formatBytes(LARGEST_CHUNK)} is the most.`, 'Save it in smaller chunks, for example of 64 images.');
}

async function* readPieces(open: OpenFile, dataset: Dataset, shape: readonly number[], type: NumberType, place: string): AsyncGenerator<NumberArray> {
  const { chunks } = dataset.metadata;
  const elementBytes = bytesPerValue(type);
  const itemBytes = valuesPerItem(shape) * elementBytes;
  const items = shape[0]!;
  const turns = new TakingTurns(open.signal);
  const step = alignedStep(itemsPerPiece(itemBytes, place), chunks?.[0] ?? 1, itemBytes);
  for (let first = 0; first < items; first += step) {
    const count = Math.min(step, items - first);
    const bytes = new Uint8Array(count * itemBytes);
    for (const tile of tilesOf(shape, chunks, first, count)) {
      const values = readTile(open, dataset, tile.offset, tile.count, elementBytes, place);
      if (values.length === bytes.length) bytes.set(values);
      else placeTile(bytes, shape, tile, values, elementBytes);
      // What the library does is not asynchronous, so others get their turn here.
      await turns.give();
    }
    // Whatever the order of bytes in the file, the library gives the lowest first.
    yield decodeNumbers(bytes, type, false);
  }
}

/** A multiple of the chunks' length, so that no chunk is unpacked twice, unless that is too much for the memory. */
function alignedStep(step: number, chunkLength: number, itemBytes: number): number {
  const aligned = Math.max(1, Math.floor(step / chunkLength)) * chunkLength;
  return Math.min(aligned, Math.max(step, Math.floor(LARGEST_PIECE / itemBytes)));
}

/** The elements of a box as the file has them, in C order. */
function readTile({ library, file, onDisk }: OpenFile, dataset: Dataset, offset: readonly number[], count: readonly number[], elementBytes: number, place: string): Uint8Array {
  const bytes = count.reduce((product, size) => product * size, elementBytes);
  const pointer = library._malloc(bytes);
  if (pointer === 0) throw tooLarge(place, `There is no room for ${formatBytes(bytes)} of this array in the memory for HDF5 files.`, 'Save it in smaller chunks, for example of 64 images.');
  try {
    const status = library.get_dataset_data(file.file_id, dataset.path, count.map(BigInt), offset.map(BigInt), count.map(() => 1n), BigInt(pointer));
    if (status < 0 || onDisk.failure() !== null) throw unreadable(null, onDisk, place);
    return library.HEAPU8.slice(pointer, pointer + bytes);
  } catch (error) {
    throw unreadable(error, onDisk, place);
  } finally {
    library._free(pointer);
  }
}

function unreadable(error: unknown, onDisk: VirtualFile, place: string): ProblemError {
  const failure = onDisk.failure();
  if (failure !== null) return dataFileProblem(failure, 'The data could not be read', place);
  if (error instanceof ProblemError) return error;
  return invalidData(place, 'This HDF5 file can\'t be read: it is truncated, damaged or of another kind.', 'Get the file again from where it comes from, or save the data anew, for example with h5py.');
}
