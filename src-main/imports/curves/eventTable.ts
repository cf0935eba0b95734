import { readEvents } from '../../formats/tensorBoard/readEvents';
import type { ImportFile } from '../files/importFile';
import { readWhole } from '../files/readWhole';
import { notImportable } from '../importProblem';
import type { ForeignTable } from './foreignTable';

const MOST_BYTES = 512 * 2 ** 20;
const SECONDS = 'wall time';

/**
 * The scalars of the event files of one folder, which are of one run: a writer begins a new file when it starts anew.
 * @param name of the folder
 * @throws ProblemError where a file is damaged, or holds no scalars
 */
export async function eventTable(name: string, files: readonly ImportFile[]): Promise<ForeignTable> {
  const columns = [SECONDS];
  const places = new Map<string, number>([[SECONDS, 0]]);
  const byStep = new Map<number, (number | null)[]>();
  let start = Infinity;
  for (const file of [...files].sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const content = await readWhole(file, MOST_BYTES);
    try {
      for (const { step, wallTime, scalars } of readEvents(content)) {
        const row = byStep.get(step) ?? [];
        start = Math.min(start, wallTime);
        row[0] = wallTime;
        for (const [tag, value] of Object.entries(scalars)) {
          if (!places.has(tag)) places.set(tag, columns.push(tag) - 1);
          row[places.get(tag)!] = Number.isFinite(value) ? value : null;
        }
        if (step >= 0) byStep.set(step, row);
      }
    } catch (error) {
      throw notImportable(`This event file is damaged: ${error instanceof Error ? error.message : String(error)}.`, file.name, 'Copy it again from where it was written.');
    }
  }
  if (columns.length === 1) throw notImportable('These event files hold no scalars.', name, 'Choose the folder that TensorBoard shows curves of.');
  const rows = [...byStep].sort(([one], [other]) => one - other).map(([step, values]) => ({
    step,
    values: columns.map((_, column) => (column === 0 ? values[0]! - start : (values[column] ?? null))),
  }));
  return { key: name, source: 'tensorBoard', name: name.slice(name.lastIndexOf('/') + 1), seed: null, columns, rows };
}
