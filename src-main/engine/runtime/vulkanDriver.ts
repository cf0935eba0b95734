import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where Vulkan's loader on Linux looks for the manifests of drivers when no variable names them. */
function manifestFolders(environment: NodeJS.ProcessEnv): string[] {
  const list = (value: string | undefined, otherwise: string) => (value === undefined || value === '' ? otherwise : value).split(delimiter);
  const roots = [
    ...list(environment.XDG_CONFIG_HOME, join(homedir(), '.config')),
    ...list(environment.XDG_CONFIG_DIRS, '/etc/xdg'),
    '/etc',
    ...list(environment.XDG_DATA_HOME, join(homedir(), '.local', 'share')),
    ...list(environment.XDG_DATA_DIRS, ['/usr/local/share', '/usr/share'].join(delimiter)),
  ];
  return roots.map((root) => join(root, 'vulkan', 'icd.d'));
}

/** Whether this Linux machine has a Vulkan driver, going by the manifests that Vulkan's loader would read. */
export function hasVulkanDriver(environment: NodeJS.ProcessEnv): boolean {
  const named = environment.VK_DRIVER_FILES ?? environment.VK_ICD_FILENAMES;
  if (named !== undefined && named !== '') return named.split(delimiter).some((file) => existsSync(file));
  return manifestFolders(environment).some((folder) => existsSync(folder) && readdirSync(folder).some((file) => file.endsWith('.json')));
}
