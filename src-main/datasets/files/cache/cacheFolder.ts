import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Where prepared data are kept: `$SBD_CACHE_FOLDER`, or the place that the system has for what can be made again. Absolute.
 */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>> = process.env, platform: NodeJS.Platform = process.platform): string {
  const chosen = environment.SBD_CACHE_FOLDER?.trim();
  if (chosen) return resolve(chosen);
  if (platform === 'win32') return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'SBD Workbench', 'datasets');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'SBD Workbench', 'datasets');
  return join(environment.XDG_CACHE_HOME?.trim() || join(homedir(), '.cache'), 'sbd-workbench', 'datasets');
}
