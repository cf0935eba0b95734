import { closeSync, openSync, readSync } from 'node:fs';
import { dataFileProblem, invalidData, tooLarge } from '../dataProblem';
import { regularFile } from '../regularFile';
import { TakingTurns } from '../takingTurns';
import { checkFileSize, inNaturalOrder, isHidden, MOST_FILES, type CollectedFile, type FileCollection } from './fileCollection';
import { extraOf, parseTarHeader, TAR_BLOCK, type TarExtra } from './tarHeader';

/** Names are at most as long as paths can be; with their keywords, and other records of a few bytes, this is plenty. */
const LONGEST_EXTRA = 65_536;

/**
 * Lists the files of an uncompressed tar archive (POSIX ustar and pax, GNU) by jumping from header to header; they are read
 * from where they lie in it, and never unpacked to disk. Links and devices are passed over.
 * @throws ProblemError where it is truncated, damaged, or names a file outside of it.
 */
export async function openTar(path: string, signal?: AbortSignal): Promise<FileCollection> {
  const { size } = regularFile(path);
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    throw dataFileProblem(error, 'The archive could not be read', path);
  }
  try {
    const files = await listFiles(descriptor, size, path, new TakingTurns(signal));
    return { path, files: inNaturalOrder(files), close: () => { closeSync(descriptor); } };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

async function listFiles(descriptor: number, size: number, path: string, turns: TakingTurns): Promise<CollectedFile[]> {
  const files: CollectedFile[] = [];
  /** What a header before says of the next file. */
  let extra: TarExtra = {};
  let at = 0;
  while (at + TAR_BLOCK <= size) {
    await turns.give();
    const header = parseTarHeader(readAt(descriptor, at, TAR_BLOCK, path), path);
    if (header === null) return files;
    const content = at + TAR_BLOCK;
    const bytes = extra.bytes ?? header.bytes;
    if (!Number.isSafeInteger(bytes) || bytes < 0 || content + bytes > size) throw truncated(path);
    at = content + Math.ceil(bytes / TAR_BLOCK) * TAR_BLOCK;
    if (header.kind === 'extra') {
      if (bytes > LONGEST_EXTRA) throw invalidData(path, 'A file name in this archive is longer than any can be.', 'The archive is damaged or was made to do harm: get it again from where it comes from.');
      extra = { ...extra, ...extraOf(header, readAt(descriptor, content, bytes, path)) };
      continue;
    }
    const name = (extra.name ?? header.name).replace(/^(\.\/)+/, '');
    extra = {};
    if (header.kind !== 'file') continue;
    refuseOutside(name, path);
    if (isHidden(name)) continue;
    if (files.length === MOST_FILES) throw tooLarge(path, `There are more than ${MOST_FILES.toLocaleString('en')} files in this archive.`, 'Choose a smaller one.');
    files.push(tarFile(descriptor, content, bytes, name, path));
  }
  // A whole archive ends in blocks of zeros.
  throw truncated(path);
}

/** Nothing is written, so that such a name could do no harm here: but nobody honest makes one. */
function refuseOutside(name: string, path: string): void {
  if (/^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)/.test(name)) {
    throw invalidData(path, `This archive names a file outside of its folder: ${name}.`, 'It was made to do harm: get it again from a place you trust.');
  }
}

function tarFile(descriptor: number, start: number, bytes: number, name: string, path: string): CollectedFile {
  const place = `${path}: ${name}`;
  return {
    name,
    bytes,
    read: async () => {
      checkFileSize(bytes, place);
      return Promise.resolve(readAt(descriptor, start, bytes, place));
    },
  };
}

function readAt(descriptor: number, position: number, length: number, place: string): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  try {
    if (readSync(descriptor, buffer, 0, length, position) < length) throw truncated(place);
    return buffer;
  } catch (error) {
    throw dataFileProblem(error, 'The archive could not be read', place);
  }
}

function truncated(place: string) {
  return invalidData(place, 'This archive ends too early: it is truncated.', 'Get it again from where it comes from.');
}
