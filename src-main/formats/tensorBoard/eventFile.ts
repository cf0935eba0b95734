import { maskedCrc32c } from './crc32c';
import { eventMessage } from './eventMessages';

/** Some scalars of one moment, by their tags. */
export interface ScalarEvent {
  readonly step: number;
  /** Seconds since 1970. */
  readonly wallTime: number;
  readonly scalars: Readonly<Record<string, number>>;
}

const LENGTH_BYTES = 8;
const CHECKSUM_BYTES = 4;

/** The bytes of a TensorBoard event file, record by record. */
export function* eventFile(startedAt: number, events: Iterable<ScalarEvent>): Generator<Uint8Array> {
  yield record(eventMessage.encode({ wallTime: startedAt, fileVersion: 'brain.Event:2' }).finish());
  for (const { step, wallTime, scalars } of events) {
    const value = Object.entries(scalars).map(([tag, simpleValue]) => ({ tag, simpleValue }));
    if (value.length > 0) yield record(eventMessage.encode({ wallTime, step, summary: { value } }).finish());
  }
}

/** A TFRecord: length, its checksum, data, their checksum. */
function record(data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(LENGTH_BYTES + 2 * CHECKSUM_BYTES + data.length);
  bytes.writeBigUInt64LE(BigInt(data.length), 0);
  bytes.writeUInt32LE(maskedCrc32c(bytes.subarray(0, LENGTH_BYTES)), LENGTH_BYTES);
  bytes.set(data, LENGTH_BYTES + CHECKSUM_BYTES);
  bytes.writeUInt32LE(maskedCrc32c(data), LENGTH_BYTES + CHECKSUM_BYTES + data.length);
  return bytes;
}
