import { deflateRawSync } from 'node:zlib';
import { tableChecksum } from '../../../../../src-main/datasets/files/arrays/checksum';

/** An entry of a zip archive, as it is or as it claims to be. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Uint8Array;
  readonly deflated?: boolean;
  /** Written instead of the true values. */
  readonly claims?: { readonly size?: number; readonly checksum?: number; readonly method?: number; readonly flags?: number };
  /** Whether sizes stand in the extra field for archives beyond 4 GB. */
  readonly zip64?: boolean;
}

/** A zip archive, written by hand so that it can be wrong in any way. */
export function zipBytes(entries: readonly ZipEntry[], claims: { readonly entries?: number } = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = entry.deflated === true ? deflateRawSync(entry.content, { level: 9 }) : Buffer.from(entry.content);
    const local = header(entry, data.length, null);
    directory.push(header(entry, data.length, offset));
    locals.push(local, data);
    offset += local.length + data.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(claims.entries ?? entries.length, 8);
  end.writeUInt16LE(claims.entries ?? entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

/** @param offset of the entry, in the directory; null for the header before the data. */
function header({ name, content, deflated, claims = {}, zip64 = false }: ZipEntry, packed: number, offset: number | null): Buffer {
  const size = claims.size ?? content.length;
  const extra = Buffer.alloc(zip64 ? 20 : 0);
  if (zip64) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(16, 2);
    extra.writeBigUInt64LE(BigInt(size), 4);
    extra.writeBigUInt64LE(BigInt(packed), 12);
  }
  const inDirectory = offset !== null;
  const fixed = Buffer.alloc(inDirectory ? 46 : 30);
  fixed.writeUInt32LE(inDirectory ? 0x02014b50 : 0x04034b50, 0);
  const start = inDirectory ? 6 : 4;
  fixed.writeUInt16LE(45, start);
  fixed.writeUInt16LE(claims.flags ?? 0, start + 2);
  fixed.writeUInt16LE(claims.method ?? (deflated === true ? 8 : 0), start + 4);
  fixed.writeUInt32LE(claims.checksum ?? tableChecksum(content, 0), start + 10);
  fixed.writeUInt32LE(zip64 ? 0xffff_ffff : packed, start + 14);
  fixed.writeUInt32LE(zip64 ? 0xffff_ffff : size, start + 18);
  fixed.writeUInt16LE(name.length, start + 22);
  fixed.writeUInt16LE(extra.length, start + 24);
  if (inDirectory) fixed.writeUInt32LE(offset, 42);
  return Buffer.concat([fixed, Buffer.from(name, 'latin1'), extra]);
}
