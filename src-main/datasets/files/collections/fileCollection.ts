import { tooLarge } from '../dataProblem';
import { formatBytes } from '../formatBytes';

/** One file of a folder or an archive. */
export interface CollectedFile {
  /** Its path inside, with `/` between folders. */
  readonly name: string;
  readonly bytes: number;
  /** @throws ProblemError where it can't be read whole. */
  read(): Promise<Buffer>;
}

/** The files of a folder or an archive. */
export interface FileCollection {
  readonly path: string;
  /** In natural order of their names: 2 before 10. */
  readonly files: readonly CollectedFile[];
  close(): void;
}

/** More than the archives of today hold, and few enough to keep their names in memory. */
export const MOST_FILES = 5_000_000;
/** Pictures of the size that is decoded are smaller than this even when they hardly compress. */
const LARGEST_FILE = 256 * 2 ** 20;

const { compare } = new Intl.Collator('en', { numeric: true });

/** Folder by folder, and by natural order in each. */
export function inNaturalOrder<Item extends { readonly name: string }>(items: readonly Item[]): Item[] {
  const keyed = items.map((item) => ({ item, parts: item.name.split('/') }));
  keyed.sort((first, second) => {
    const shared = Math.min(first.parts.length, second.parts.length);
    for (let part = 0; part < shared; part++) {
      const order = compareNames(first.parts[part]!, second.parts[part]!);
      if (order !== 0) return order;
    }
    return first.parts.length - second.parts.length;
  });
  return keyed.map(({ item }) => item);
}

/** Natural order of two names: 2 before 10. Names that differ are never equal. */
export function compareNames(first: string, second: string): number {
  return compare(first, second) || (first < second ? -1 : first > second ? 1 : 0);
}

/** @throws ProblemError where a file is too large to be a picture. */
export function checkFileSize(bytes: number, place: string): void {
  if (bytes > LARGEST_FILE) throw tooLarge(place, `This file has ${formatBytes(bytes)}; ${formatBytes(LARGEST_FILE)} is the most for one picture.`, 'Take it out, or save it smaller.');
}

export function isHidden(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}
