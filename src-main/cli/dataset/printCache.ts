import { cacheEntries, clearCache, type CacheEntry } from '../../datasets/files/cache/cacheEntries';
import { cacheFolder } from '../../datasets/files/cache/cacheFolder';
import { formatBytes } from '../../datasets/files/formatBytes';

/** Prints what was prepared from files, or removes all of it. */
export function printCache({ clear, json }: { readonly clear?: boolean; readonly json?: boolean }): void {
  const folder = cacheFolder();
  const entries = cacheEntries(folder);
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (clear) clearCache(folder);
  if (json) {
    console.log(JSON.stringify({ folder, bytes, cleared: clear === true, entries: entries.map(({ file, bytes: size, prepared, header }) => ({ file, bytes: size, prepared, source: header?.source ?? null })) }));
    return;
  }
  for (const entry of entries) console.log(describe(entry));
  console.log(`${clear ? 'Removed' : 'In all'} ${formatBytes(bytes)} in ${folder}`);
}

function describe({ bytes, header, prepared }: CacheEntry): string {
  const content = header === null ? 'not whole' : `${header.images.toLocaleString('en-US')} images of ${header.source}`;
  return `${formatBytes(bytes).padStart(9)}  ${prepared.toISOString().slice(0, 10)}  ${content}`;
}
