const LENGTH_BYTES = 8;
const ALIGNMENT = 8;

/** Numbers in the order of a shape, the last axis fastest. */
export interface FloatTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/**
 * Float tensors in the safetensors format: header length as 8 bytes little-endian, JSON header padded with spaces to a
 * multiple of 8 bytes, then the tensors one after the other, little-endian (github.com/huggingface/safetensors, "Format").
 */
export function safetensorsFile(tensors: Readonly<Record<string, FloatTensor>>, metadata: Readonly<Record<string, string>>): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let offset = 0;
  for (const [name, { shape, values }] of Object.entries(tensors)) {
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, offset + values.byteLength] };
    offset += values.byteLength;
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const headerBytes = Math.ceil(json.length / ALIGNMENT) * ALIGNMENT;
  const file = new Uint8Array(LENGTH_BYTES + headerBytes + offset);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerBytes), true);
  file.fill(0x20, LENGTH_BYTES, LENGTH_BYTES + headerBytes);
  file.set(json, LENGTH_BYTES);
  let position = LENGTH_BYTES + headerBytes;
  for (const { values } of Object.values(tensors)) {
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), position);
    position += values.byteLength;
  }
  return file;
}
