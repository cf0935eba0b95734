import { npyPreamble } from './npyPreamble';

/** An array as NumPy has it: numbers of one type, or texts. */
export interface NumpyArray {
  readonly shape: readonly number[];
  /** Row-major, as many as the shape says. */
  readonly values: Float32Array | Float64Array | Int32Array | readonly string[];
}

/** The bytes of a `.npy` file. Texts become NumPy's fixed-width Unicode, 4 bytes a character. */
export function npyFile({ shape, values }: NumpyArray): Uint8Array {
  if (values.length !== shape.reduce((product, extent) => product * extent, 1)) {
    throw new RangeError(`An array of shape [${shape.join(', ')}] can't hold ${String(values.length)} values.`);
  }
  const [type, bytes] = values instanceof Float32Array || values instanceof Float64Array || values instanceof Int32Array
    ? [numberType(values), new Uint8Array(values.buffer, values.byteOffset, values.byteLength)]
    : unicode(values);
  return Buffer.concat([npyPreamble(shape, type), bytes]);
}

function numberType(values: Float32Array | Float64Array | Int32Array): string {
  if (values instanceof Int32Array) return '<i4';
  return values instanceof Float32Array ? '<f4' : '<f8';
}

function unicode(texts: readonly string[]): [type: string, bytes: Uint8Array] {
  const characters = texts.map((text) => Array.from(text, (character) => character.codePointAt(0)!));
  const width = Math.max(1, ...characters.map(({ length }) => length));
  const codes = new Uint32Array(texts.length * width);
  characters.forEach((points, index) => { codes.set(points, index * width); });
  return [`<U${String(width)}`, new Uint8Array(codes.buffer)];
}
