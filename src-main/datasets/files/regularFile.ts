import { statSync, type Stats } from 'node:fs';
import { dataFileProblem, invalidData } from './dataProblem';

/**
 * What the system says of a file of data.
 * @throws ProblemError where it is not there, or is a folder, a pipe or a device.
 */
export function regularFile(path: string): Stats {
  let stats: Stats;
  try {
    stats = statSync(path);
  } catch (error) {
    throw dataFileProblem(error, 'The data could not be read', path);
  }
  if (!stats.isFile()) throw invalidData(path, 'This is not a file.', 'Choose a file.');
  return stats;
}
