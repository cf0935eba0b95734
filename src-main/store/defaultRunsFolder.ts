import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where runs are kept unless the user says otherwise: `$SBD_RUNS`, or `SBD Workbench/runs` in the home folder. Absolute. */
export function defaultRunsFolder(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const chosen = environment.SBD_RUNS?.trim();
  return chosen ? resolve(chosen) : join(homedir(), 'SBD Workbench', 'runs');
}
