import { mkdtempSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CallOutput } from '@shared/contract/contract';
import type { PathKind, workbenchCalls } from '@shared/contract/workbench';
import { describeProblem, ProblemError } from '@shared/problem';
import { version } from '../../package.json';
import { applicationCommit } from '../applicationCommit';
import { fileProblem } from '../store/fileProblem';
import type { ServicesOf } from './servicesOf';

/** Shows a dialog of the desktop; null where it is cancelled. */
export type ChoosePath = (kind: PathKind) => Promise<string | null>;

export function workbenchServices(runsFolder: string, host: CallOutput<'workbench.information'>['host'], choosePath: ChoosePath | null): ServicesOf<typeof workbenchCalls> {
  return {
    'workbench.information': async () => ({ version, commit: applicationCommit, host, platform: process.platform, runsFolder, runsFolderProblem: whyNotWritable(runsFolder) }),
    'workbench.choosePath': async ({ kind }) => {
      if (!choosePath) throw new ProblemError({ code: 'not-here', what: 'A browser has no dialog for the files of the computer that trains.', where: '', remedy: 'Type the path.' });
      return { path: await choosePath(kind) };
    },
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
