import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { ProblemError } from '@shared/problem';
import { dataFileProblem, invalidData, tooLarge } from '../dataProblem';
import { regularFile } from '../regularFile';
import { checksum } from './checksum';
import { npyStream } from './npyStream';
import { refuseBomb } from './refuseBomb';
import type { ArrayFile, StoredArray } from './storedArray';

const MOST_ENTRIES = 10_000;
const STORED = 0;
const DEFLATED = 8;

/**
 * Opens an `.npz`: a zip archive of `.npy` files. Nothing is ever unpacked to disk.
 * @throws ProblemError where it is missing, damaged, or made to do harm.
 */
export async function openNpz(path: string): Promise<ArrayFile> {
  regularFile(path);
  let zip: ZipFile;
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true });
  } catch (error) {
    throw notAnArchive(error, path);
  }
  try {
    const entries = await readEntries(zip, path);
    return {
      path,
      names: [...entries.keys()],
      open: (name) => openArray(zip, entries, name, path),
      close: () => { zip.close(); },
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** The `.npy` files of the archive by the names of their arrays. Names that point outside an archive are refused by yauzl. */
async function readEntries(zip: ZipFile, path: string): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw tooLarge(path, `This archive says that it holds ${zip.entryCount.toLocaleString('en')} files; ${MOST_ENTRIES.toLocaleString('en')} is the most.`, 'Save the data as a few arrays.');
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (!entry.fileName.endsWith('.npy')) continue;
      const name = entry.fileName.slice(0, -'.npy'.length);
      if (entries.has(name)) throw invalidData(path, `This archive holds two arrays named ${name}.`, 'Save the data anew with numpy.savez.');
      entries.set(name, entry);
    }
  } catch (error) {
    throw notAnArchive(error, path);
  }
  return entries;
}

async function openArray(zip: ZipFile, entries: ReadonlyMap<string, Entry>, name: string, path: string): Promise<StoredArray> {
  const entry = entries.get(name);
  if (!entry) throw invalidData(path, `There is no array named ${name} in this file. It holds: ${[...entries.keys()].join(', ')}.`, 'Choose one of these.');
  const place = `${path}: ${name}`;
  refuseUnreadable(entry, place);
  refuseBomb(entry.compressedSize, entry.uncompressedSize, place, 'If it is no trap, save it uncompressed with numpy.savez.');
  return npyStream(() => entryBytes(zip, entry), entry.uncompressedSize, place);
}

function refuseUnreadable(entry: Entry, place: string): void {
  if (entry.isEncrypted()) throw invalidData(place, 'This array is encrypted.', 'Save it without a password.');
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw invalidData(place, `This array is compressed in a way (number ${String(entry.compressionMethod)}) that can't be read here.`, 'Save it with numpy.savez_compressed.');
  }
}

/** The unpacked bytes of an entry; never more of them than it says, and at the end their checksum is compared. */
async function* entryBytes(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let sum = 0;
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    sum = checksum(chunk, sum);
    yield chunk;
  }
  if (sum !== entry.crc32) throw new Error('its checksum is wrong');
}

function notAnArchive(error: unknown, path: string): ProblemError {
  if (error instanceof ProblemError || !(error instanceof Error) || 'syscall' in error) return dataFileProblem(error, 'The data could not be read', path);
  return invalidData(path, `This is not a whole .npz archive: ${error.message.replace(/\.$/, '')}.`, 'Get the file again from where it comes from, or save the data anew with numpy.savez.');
}
