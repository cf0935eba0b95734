import type { ProblemError } from '@shared/problem';
import { invalidData } from '../dataProblem';
import { bytesPerValue, numberTypes, type NumberType } from './numberType';
import type { StreamReader } from './streamReader';

/** What the header of a NumPy array says of it. */
export interface NpyHeader {
  readonly shape: readonly number[];
  readonly type: NumberType;
  readonly bigEndian: boolean;
  /** Whether the first axis runs fastest. */
  readonly fortranOrder: boolean;
  /** Bytes of the header itself and of the numbers after it. */
  readonly headerBytes: number;
  readonly dataBytes: number;
}

const MAGIC = Buffer.from('\u0093NUMPY', 'latin1');
/** Headers of plain arrays have some 100 bytes; only tables with hundreds of columns have more than this. */
const LARGEST_HEADER = 65_536;
const MOST_AXES = 32;
const LARGEST_AXIS = 2 ** 40;

/**
 * Reads the header of a `.npy` file, formats 1 to 3 (NumPy enhancement proposal 1), and leaves the reader at the numbers.
 * Python objects are refused: they are pickled, and to unpickle is to run code.
 * @param place names the file, and the array in it.
 * @throws ProblemError
 */
export async function readNpyHeader(reader: StreamReader, place: string): Promise<NpyHeader> {
  const preamble = await reader.take(8);
  if (!preamble.subarray(0, 6).equals(MAGIC)) throw invalidData(place, 'This is not a NumPy array: it does not begin as one.', 'Save it with numpy.save or numpy.savez.');
  const version = preamble[6]!;
  if (version < 1 || version > 3) throw invalidData(place, `This NumPy array has format ${String(version)}; 1, 2 and 3 are known.`, 'Save it with numpy.save or numpy.savez.');
  const lengthBytes = version === 1 ? 2 : 4;
  const length = (await reader.take(lengthBytes)).readUIntLE(0, lengthBytes);
  if (length > LARGEST_HEADER) throw damaged(place);
  const text = (await reader.take(length)).toString(version === 3 ? 'utf8' : 'latin1');
  return { ...parseDescription(text, place), headerBytes: 8 + lengthBytes + length };
}

/** The description is a Python dictionary of three entries; NumPy always writes it in this form. */
function parseDescription(text: string, place: string): Omit<NpyHeader, 'headerBytes'> {
  const description = /'descr':\s*(?:'([^']*)'|(\[))/.exec(text);
  const order = /'fortran_order':\s*(True|False)/.exec(text);
  const axes = /'shape':\s*\(([^()]*)\)/.exec(text);
  if (!description || !order || !axes) throw damaged(place);
  const { type, bigEndian } = parseType(description[1] ?? 'a table of named columns', place);
  const shape = parseShape(axes[1]!, place);
  const values = shape.reduce((product, axis) => product * axis, 1);
  if (!Number.isSafeInteger(values * bytesPerValue(type))) throw impossible(place, shape.join('×'));
  return { shape, type, bigEndian, fortranOrder: order[1] === 'True', dataBytes: values * bytesPerValue(type) };
}

function parseType(description: string, place: string): { type: NumberType; bigEndian: boolean } {
  const [, order, name] = /^([<>|=]?)(\w+)$/.exec(description) ?? [];
  const type = numberTypes.find((known) => known === name);
  if (type !== undefined) return { type, bigEndian: order === '>' };
  if (name?.startsWith('O')) {
    throw invalidData(place, 'This array holds Python objects, which are never loaded, since they could run code.', 'Save plain numbers: array.astype(float).');
  }
  throw invalidData(place, `This array holds values of the type ${description}, which are not numbers that can be read here.`, 'Convert it, for example with array.astype("float32").');
}

function parseShape(text: string, place: string): number[] {
  const axes = text.split(',').map((axis) => axis.trim());
  if (axes.at(-1) === '') axes.pop();
  if (axes.length > MOST_AXES || !axes.every((axis) => /^\d+L?$/.test(axis))) throw impossible(place, text);
  const shape = axes.map((axis) => Number.parseInt(axis, 10));
  if (shape.some((axis) => axis > LARGEST_AXIS)) throw impossible(place, shape.join('×'));
  return shape;
}

function impossible(place: string, shape: string): ProblemError {
  return invalidData(place, `The header of this array says that its shape is ${shape}, which cannot be.`, 'The file is damaged or was made to do harm: get it again from where it comes from.');
}

function damaged(place: string): ProblemError {
  return invalidData(place, 'The header of this NumPy array is damaged.', 'Get the file again from where it comes from.');
}
