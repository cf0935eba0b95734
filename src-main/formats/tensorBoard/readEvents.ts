import { maskedCrc32c } from './crc32c';
import { eventMessage } from './eventMessages';
import type { ScalarEvent } from './eventFile';

const HEAD_BYTES = 12;
const CHECKSUM_BYTES = 4;
const DT_FLOAT = 1;
const DT_DOUBLE = 2;

interface DecodedValue {
  readonly tag?: string;
  readonly value?: 'simpleValue' | 'tensor';
  readonly simpleValue?: number;
  readonly tensor?: { readonly dtype?: number; readonly tensorContent?: Uint8Array; readonly floatVal?: readonly number[]; readonly doubleVal?: readonly number[] };
}

/**
 * The scalars of a TensorBoard event file, in the order in which they were written; images, histograms and texts are passed
 * over. A record that was cut short ends the file, as one does whose writer is still at work.
 * @throws Error where a checksum is wrong
 */
export function* readEvents(file: Uint8Array): Generator<ScalarEvent> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  for (let offset = 0; offset + HEAD_BYTES <= bytes.length;) {
    if (bytes.readUInt32LE(offset + 8) !== maskedCrc32c(bytes.subarray(offset, offset + 8))) throw new Error(`the checksum at byte ${String(offset)} is wrong`);
    const length = Number(bytes.readBigUInt64LE(offset));
    const start = offset + HEAD_BYTES;
    if (start + length + CHECKSUM_BYTES > bytes.length) return;
    const data = bytes.subarray(start, start + length);
    if (bytes.readUInt32LE(start + length) !== maskedCrc32c(data)) throw new Error(`the checksum at byte ${String(start + length)} is wrong`);
    const event = scalarEvent(data);
    if (event) yield event;
    offset = start + length + CHECKSUM_BYTES;
  }
}

function scalarEvent(data: Uint8Array): ScalarEvent | null {
  const event = eventMessage.toObject(eventMessage.decode(data), { longs: Number, oneofs: true }) as { wallTime?: number; step?: number; summary?: { value?: DecodedValue[] } };
  const scalars = (event.summary?.value ?? []).flatMap((value) => {
    const number = scalarOf(value);
    return number === null || value.tag === undefined ? [] : [[value.tag, number] as const];
  });
  return scalars.length === 0 ? null : { step: event.step ?? 0, wallTime: event.wallTime ?? 0, scalars: Object.fromEntries(scalars) };
}

/** PyTorch writes simple values, TensorFlow 2 tensors of one number. */
function scalarOf({ value, simpleValue, tensor }: DecodedValue): number | null {
  if (value === 'simpleValue') return simpleValue ?? 0;
  if (!tensor) return null;
  if (tensor.dtype === DT_FLOAT && tensor.floatVal?.length === 1) return tensor.floatVal[0]!;
  if (tensor.dtype === DT_DOUBLE && tensor.doubleVal?.length === 1) return tensor.doubleVal[0]!;
  const content = tensor.tensorContent ? Buffer.from(tensor.tensorContent) : null;
  if (tensor.dtype === DT_FLOAT && content?.length === 4) return content.readFloatLE(0);
  return tensor.dtype === DT_DOUBLE && content?.length === 8 ? content.readDoubleLE(0) : null;
}
