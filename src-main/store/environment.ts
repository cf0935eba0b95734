import { arch, cpus, platform, release, totalmem } from 'node:os';
import { version as applicationVersion } from '../../package.json';
import { applicationCommit } from '../applicationCommit';

/** `environment.json`: what a run was started with, for whoever wants to repeat it. Holds no names, paths or arguments. */
export interface Environment {
  readonly version: 1;
  readonly application: string;
  /** That the application was built from; null where it was built outside a repository. */
  readonly commit: string | null;
  readonly node: string;
  readonly electron: string | null;
  readonly platform: string;
  readonly release: string;
  readonly architecture: string;
  readonly processor: string;
  readonly threads: number;
  readonly memoryBytes: number;
}

export function describeEnvironment(): Environment {
  const processors = cpus();
  return {
    version: 1,
    application: applicationVersion,
    commit: applicationCommit,
    node: process.versions.node,
    electron: process.versions.electron ?? null,
    platform: platform(),
    release: release(),
    architecture: arch(),
    processor: processors[0]?.model.trim() ?? 'unknown',
    threads: processors.length,
    memoryBytes: totalmem(),
  };
}
