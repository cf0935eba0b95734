import { mkdtempSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CallOutput } from '@shared/contract/contract';
import type { workbenchCalls } from '@shared/contract/workbench';
import { describeProblem } from '@shared/problem';
import { version } from '../../package.json';
import { fileProblem } from '../store/fileProblem';
import type { ServicesOf } from './servicesOf';

export function workbenchServices(runsFolder: string, host: CallOutput<'workbench.information'>['host']): ServicesOf<typeof workbenchCalls> {
  return {
    'workbench.information': async () => ({ version, host, platform: process.platform, runsFolder, runsFolderProblem: whyNotWritable(runsFolder) }),
  };
}

/** Tries, since permissions alone say nothing of read-only and full disks. */
function whyNotWritable(folder: string): string | null {
  try {
    rmdirSync(mkdtempSync(join(folder, '.writable-')));
    return null;
  } catch (error) {
    return describeProblem(fileProblem(error, 'The runs folder can\'t be written', folder).problem);
  }
}
