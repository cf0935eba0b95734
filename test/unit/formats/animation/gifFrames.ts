/** What a viewer would show of a GIF whose frames are whole pictures with the global palette. */
export interface ShownGif {
  readonly width: number;
  readonly height: number;
  /** Times that it repeats, 0 for ever; null where it plays once. */
  readonly repeat: number | null;
  /** Hundredths of a second. */
  readonly delays: number[];
  /** Each [height, width, 3]. */
  readonly frames: Uint8Array[];
}

/** A reader of the GIF 89a specification, for tests. */
export function gifFrames(bytes: Uint8Array): ShownGif {
  const file = Buffer.from(bytes);
  const width = file.readUInt16LE(6);
  const height = file.readUInt16LE(8);
  const flags = file[10]!;
  const colors = 2 << (flags & 7);
  let offset = 13;
  const palette = file.subarray(offset, offset + 3 * colors);
  offset += 3 * colors;
  const shown: ShownGif = { width, height, repeat: null, delays: [], frames: [] };
  let repeat: number | null = null;
  const blocks = (): Buffer => {
    const parts: Buffer[] = [];
    for (let length = file[offset++]!; length > 0; length = file[offset++]!) {
      parts.push(file.subarray(offset, offset + length));
      offset += length;
    }
    return Buffer.concat(parts);
  };
  for (;;) {
    const kind = file[offset++];
    if (kind === 0x3b) return { ...shown, repeat };
    if (kind === 0x21) {
      const label = file[offset++];
      const data = blocks();
      if (label === 0xf9) shown.delays.push(data.readUInt16LE(1));
      if (label === 0xff) repeat = data.readUInt16LE(data.length - 2);
      continue;
    }
    if (kind !== 0x2c || (file[offset + 8]! & 0x80) !== 0) throw new Error('Not a frame with the global palette');
    offset += 9;
    const minimumCodeSize = file[offset++]!;
    const indices = unpacked(blocks(), minimumCodeSize);
    shown.frames.push(Uint8Array.from(indices.slice(0, width * height).flatMap((index) => [...palette.subarray(3 * index, 3 * index + 3)])));
  }
}

/** LZW of variable width, appendix F of the specification. */
function unpacked(data: Buffer, minimumCodeSize: number): number[] {
  const clear = 1 << minimumCodeSize;
  let table: number[][] = [];
  let size = minimumCodeSize + 1;
  let bits = 0;
  let held = 0;
  let previous: number[] | null = null;
  const result: number[] = [];
  for (const byte of data) {
    held |= byte << bits;
    bits += 8;
    while (bits >= size) {
      const code = held & ((1 << size) - 1);
      held >>>= size;
      bits -= size;
      if (code === clear) {
        table = Array.from({ length: clear + 2 }, (_, index) => [index]);
        size = minimumCodeSize + 1;
        previous = null;
        continue;
      }
      if (code === clear + 1) return result;
      const entry: number[] = code < table.length ? table[code]! : [...previous!, previous![0]!];
      result.push(...entry);
      if (previous && table.length < 4096) table.push([...previous, entry[0]!]);
      if (table.length === 1 << size && size < 12) size++;
      previous = entry;
    }
  }
  return result;
}
