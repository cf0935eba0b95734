import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defaultRunsFolder } from '../../store/defaultRunsFolder';

/** The folder of a run that is named by its id in the runs folder or by a path. */
export function pathOfRun(run: string, runsFolder = defaultRunsFolder()): string {
  const inRunsFolder = join(resolve(runsFolder), run);
  return !existsSync(inRunsFolder) && existsSync(resolve(run, 'config.json')) ? resolve(run) : inRunsFolder;
}
