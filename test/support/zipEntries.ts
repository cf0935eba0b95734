import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

/** The unpacked files of an archive by their names. */
export async function zipEntries(path: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  zip.close();
  return files;
}
