/** The types of numbers that arrays are read in, named as NumPy does: unsigned, signed, float or boolean, and the bytes of each. */
export const numberTypes = ['b1', 'u1', 'i1', 'u2', 'i2', 'u4', 'i4', 'u8', 'i8', 'f4', 'f8'] as const;
export type NumberType = (typeof numberTypes)[number];

export type NumberArray =
  | Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array
  | BigUint64Array | BigInt64Array | Float32Array | Float64Array;

export function bytesPerValue(type: NumberType): number {
  return Number(type[1]);
}

/**
 * Raw bytes as numbers; a boolean becomes 0 or 1.
 * @param bytes a whole number of values. Its memory becomes that of the result where it can.
 */
export function decodeNumbers(bytes: Uint8Array, type: NumberType, bigEndian: boolean): NumberArray {
  const size = bytesPerValue(type);
  // Never the bytes themselves: they may be a Buffer, whose methods differ from those of other arrays.
  if (size === 1) return type === 'i1' ? new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const aligned = bytes.byteOffset % size === 0 && !bigEndian ? bytes : new Uint8Array(bytes);
  if (bigEndian) swapBytes(aligned, size);
  const { buffer, byteOffset } = aligned;
  const length = bytes.length / size;
  switch (type) {
    case 'u2': return new Uint16Array(buffer, byteOffset, length);
    case 'i2': return new Int16Array(buffer, byteOffset, length);
    case 'u4': return new Uint32Array(buffer, byteOffset, length);
    case 'i4': return new Int32Array(buffer, byteOffset, length);
    case 'u8': return new BigUint64Array(buffer, byteOffset, length);
    case 'i8': return new BigInt64Array(buffer, byteOffset, length);
    case 'f4': return new Float32Array(buffer, byteOffset, length);
    default: return new Float64Array(buffer, byteOffset, length);
  }
}

/** Numbers in double precision; integers beyond 2⁵³ lose their last digits. */
export function toDoubles(numbers: NumberArray): Float64Array {
  if (numbers instanceof Float64Array) return numbers;
  return numbers instanceof BigInt64Array || numbers instanceof BigUint64Array ? Float64Array.from(numbers, Number) : Float64Array.from(numbers);
}

function swapBytes(bytes: Uint8Array, size: number): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (size === 2) buffer.swap16();
  else if (size === 4) buffer.swap32();
  else buffer.swap64();
}
