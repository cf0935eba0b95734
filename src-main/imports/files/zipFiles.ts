import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { checksum } from '../../datasets/files/arrays/checksum';
import { notImportable } from '../importProblem';
import type { ImportFile, ImportFiles } from './importFile';

const MOST_ENTRIES = 500_000;
const STORED = 0;
const DEFLATED = 8;
/** Logs of a run pack ten to one; what packs a thousand to one was made to fill a disk. */
const LARGEST_RATIO = 200;
/** Below this a high ratio does no harm. */
const HARMLESS_BYTES = 64 * 2 ** 20;

/**
 * The files of a zip archive, read from where they lie: nothing is unpacked but what is asked for.
 * @param prefix stands before the names, such as the name of the archive
 * @throws ProblemError where it is damaged, or made to do harm
 */
export async function zipFiles(path: string, prefix: string): Promise<ImportFiles> {
  let zip: ZipFile;
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true });
  } catch (error) {
    throw damaged(error, prefix);
  }
  try {
    if (zip.entryCount > MOST_ENTRIES) throw notImportable(`This archive says that it holds ${zip.entryCount.toLocaleString('en-US')} files.`, prefix, 'Pack fewer runs into one archive.');
    const files: ImportFile[] = [];
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      const name = `${prefix}/${entry.fileName}`;
      refuseBombs(entry, name);
      files.push({ name, bytes: entry.uncompressedSize, read: () => entryBytes(zip, entry, name) });
    }
    return { files, close: () => { zip.close(); } };
  } catch (error) {
    zip.close();
    throw damaged(error, prefix);
  }
}

function refuseBombs(entry: Entry, name: string): void {
  if (entry.isEncrypted()) throw notImportable('This file is encrypted.', name, 'Pack it without a password.');
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) throw notImportable('This file is compressed in a way that can\'t be read here.', name, 'Pack it anew as an ordinary zip archive.');
  if (entry.uncompressedSize > HARMLESS_BYTES && entry.uncompressedSize > LARGEST_RATIO * entry.compressedSize) {
    throw notImportable('This file unpacks to more than two hundred times its size, which no logs do.', name, 'If it is no trap, unpack the archive and import the folder.');
  }
}

/** The unpacked bytes of an entry; yauzl ends them where they are more than the entry says, and at the end their checksum is compared. */
async function* entryBytes(zip: ZipFile, entry: Entry, name: string): AsyncGenerator<Uint8Array> {
  let sum = 0;
  try {
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      sum = checksum(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw damaged(error, name);
  }
  if (sum !== entry.crc32) throw damaged(new Error('its checksum is wrong'), name);
}

function damaged(error: unknown, where: string): unknown {
  if (!(error instanceof Error) || 'syscall' in error || 'problem' in error) return error;
  return notImportable(`This archive can't be read: ${error.message.replace(/\.$/, '')}.`, where, 'Get it again from where it comes from, or pack it anew.');
}
