import { z } from 'zod';
import { ProblemError } from '@shared/problem';

const LENGTH_BYTES = 8;
const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;

/** Far above what a checkpoint needs, far below what a hostile length could make us read. */
const MAXIMUM_HEADER_BYTES = 1 << 20;

const tensorSchema = z.strictObject({
  dtype: z.literal('F32'),
  shape: z.tuple([z.int().min(0)]),
  data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
});
const metadataSchema = z.record(z.string(), z.string());

/** A file that is not what it should be: cut short, changed, or not ours. */
export function damagedCheckpoint(where: string, detail: string): ProblemError {
  return new ProblemError({
    code: 'checkpoint-damaged',
    what: `The checkpoint can't be read: ${detail}.`,
    where,
    remedy: 'Copy it again from where the run was made, or start the experiment anew with Duplicate. Nothing in it was changed.',
  });
}

/** The parsed but unchecked header of a safetensors file, and the bytes after it. */
export interface SafetensorsParts {
  readonly header: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly data: Uint8Array;
}

/**
 * Splits a safetensors file into header and data.
 * @throws ProblemError with code `checkpoint-damaged`.
 */
export function splitSafetensors(file: Uint8Array, where: string): SafetensorsParts {
  if (file.length < LENGTH_BYTES) throw damagedCheckpoint(where, 'the file is cut short');
  const headerBytes = Number(new DataView(file.buffer, file.byteOffset, LENGTH_BYTES).getBigUint64(0, true));
  if (headerBytes > MAXIMUM_HEADER_BYTES) throw damagedCheckpoint(where, 'its header is too long to be one of ours');
  if (LENGTH_BYTES + headerBytes > file.length) throw damagedCheckpoint(where, 'the file is cut short');
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(LENGTH_BYTES, LENGTH_BYTES + headerBytes)));
  } catch {
    throw damagedCheckpoint(where, 'its header is not JSON');
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) throw damagedCheckpoint(where, 'its header is not a JSON object');
  const entries = header as Record<string, unknown>;
  const metadata = metadataSchema.safeParse(entries.__metadata__);
  if (!metadata.success) throw damagedCheckpoint(where, 'its header has no metadata');
  return { header: entries, metadata: metadata.data, data: file.subarray(LENGTH_BYTES + headerBytes) };
}

/**
 * Copies the named tensors out of a file that must hold exactly these, one after the other and without a gap.
 * @throws ProblemError with code `checkpoint-damaged`.
 */
export function extractTensors<Name extends string>(parts: SafetensorsParts, names: readonly Name[], where: string): Record<Name, Float32Array> {
  const present = Object.keys(parts.header).filter((name) => name !== '__metadata__');
  if (present.length !== names.length || names.some((name) => !present.includes(name))) {
    throw damagedCheckpoint(where, `it should hold the tensors ${names.join(', ')} and nothing else`);
  }
  let expectedStart = 0;
  const tensors = {} as Record<Name, Float32Array>;
  for (const name of names) {
    const entry = tensorSchema.safeParse(parts.header[name]);
    if (!entry.success) throw damagedCheckpoint(where, `the tensor ${name} is not described as one list of 32-bit floats`);
    const { shape: [length], data_offsets: [start, end] } = entry.data;
    if (start !== expectedStart || end - start !== length * FLOAT_BYTES) throw damagedCheckpoint(where, `the place of the tensor ${name} does not fit its size`);
    if (end > parts.data.length) throw damagedCheckpoint(where, 'the file is cut short');
    const values = new Float32Array(length);
    new Uint8Array(values.buffer).set(parts.data.subarray(start, end));
    tensors[name] = values;
    expectedStart = end;
  }
  if (expectedStart !== parts.data.length) throw damagedCheckpoint(where, 'the file is longer than its header says');
  return tensors;
}
