import { ProblemError } from '@shared/problem';
import { version } from '../../package.json';
import { applicationCommit } from '../applicationCommit';
import { writeFileAtomically } from '../store/writeFileAtomically';
import { reportPage } from './page';
import type { ReportGroup } from './reportGroup';

export interface ReportWords {
  /** Empty leaves it to what the groups are. */
  readonly title: string;
  /** What the researcher has to say about the whole; may be empty. */
  readonly notes: string;
}

/**
 * Writes one self-contained HTML file that compares groups of runs: notes, numbers, what differs between the experiments,
 * metrics, latent geometry, learning curves, reconstructions, traversals and provenance.
 * @param path of the file; its folder must exist, an older file is replaced.
 * @throws ProblemError where there are no runs, or the disk refuses.
 */
export function writeReport(path: string, groups: readonly ReportGroup[], words: ReportWords = { title: '', notes: '' }): void {
  if (groups.length === 0) {
    throw new ProblemError({ code: 'nothing-to-report', what: 'A report needs at least one run.', where: path, remedy: 'Choose the runs to report on.' });
  }
  writeFileAtomically(path, reportPage(groups, { version, commit: applicationCommit, generatedAt: new Date(), ...words }));
}
