import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ProblemError } from '@shared/problem';

/**
 * The folder of the application: the nearest one above this code that has a `package.json`. Looked up rather than counted in
 * `..`s, because the bundler decides in which file and how deep this code ends.
 */
export function applicationFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new ProblemError({ code: 'not-installed', what: 'The folder of SBD Workbench has no package.json.', where: import.meta.dirname, remedy: 'Install SBD Workbench again.' });
    folder = parent;
  }
  return folder;
}

/**
 * The folder of the built renderer.
 * @throws ProblemError with code `not-built` where the application was not built yet.
 */
export function rendererFolder(): string {
  const folder = join(applicationFolder(), 'out', 'renderer');
  if (!existsSync(join(folder, 'index.html'))) {
    throw new ProblemError({ code: 'not-built', what: 'SBD Workbench is not built yet.', where: folder, remedy: 'Run `npm run build` and start again.' });
  }
  return folder;
}
