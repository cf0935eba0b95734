import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileProblem } from '../store/fileProblem';
import type { RunFolder } from '../store/runFolder';
import { writeZip, type ZipEntry } from '../formats/zipFile';
import type { ExportContext } from './exportContext';

const packed = /\.(png|safetensors)$/;
const GROWING = 'metrics.jsonl';
const NEWLINE = 0x0a;

/** Run folders as they are, one beside the other, in a zip archive. */
export async function exportRunFolders(ids: readonly string[], { folderOf, target, onProgress, signal }: ExportContext): Promise<void> {
  const files = ids.flatMap((id) => filesOf(folderOf(id)));
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  // Compressed files are shorter, so this arrives early rather than late.
  await writeZip(target, files, { signal, onBytes: (written) => { onProgress(Math.min(1, written / Math.max(1, total))); } });
}

type SizedEntry = ZipEntry & { readonly bytes: number };

/** Every file of a run but temporary ones. A file that may be growing is taken up to its last whole line. */
function filesOf({ id, path }: RunFolder): SizedEntry[] {
  const walk = (inside: string): SizedEntry[] => readdirSync(join(path, inside), { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1)).flatMap((entry) => {
    if (entry.name.startsWith('.')) return [];
    const place = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) return walk(place);
    if (!entry.isFile()) return [];
    const file = join(path, place);
    const content = place === GROWING ? wholeLines(file) : { path: file };
    return [{ name: `${id}/${place}`, content, compress: !packed.test(place), bytes: content instanceof Uint8Array ? content.length : statSync(file).size }];
  });
  try {
    return walk('');
  } catch (error) {
    throw fileProblem(error, 'The folder of a run could not be read', path);
  }
}

function wholeLines(file: string): Uint8Array {
  const content = readFileSync(file);
  return content.subarray(0, content.lastIndexOf(NEWLINE) + 1);
}
