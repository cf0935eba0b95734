import { ProblemError } from '@shared/problem';
import { version } from '../../../package.json';
import { writeFileAtomically } from '../../store/writeFileAtomically';
import { reportPage } from './page';
import type { ReportRun } from './reportRun';

/**
 * Writes one self-contained HTML file that compares runs: numbers, latent geometry, learning curves, reconstructions,
 * traversals and provenance. Runs that differ in their seed alone are shown as replicas of one experiment.
 * @param path of the file; its folder must exist, an older file is replaced.
 * @throws ProblemError where there are no runs, or the disk refuses.
 */
export function writeReport(path: string, runs: readonly ReportRun[]): void {
  if (runs.length === 0) {
    throw new ProblemError({ code: 'nothing-to-report', what: 'A report needs at least one run with an evaluation.', where: path, remedy: 'Wait until a run has been evaluated, or choose other runs.' });
  }
  writeFileAtomically(path, reportPage(runs, { version, generatedAt: new Date() }));
}
