import { randomBytes } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ForeignRun } from '@shared/contract/imports';
import type { Experiment } from '@shared/experiment/experiment';
import { fileProblem } from '../../store/fileProblem';
import { makeFolder } from '../../store/makeFolder';
import { removeQuietly } from '../../store/removeQuietly';
import { RunFolder } from '../../store/runFolder';
import { syncFolder } from '../../store/writeFileAtomically';
import { notImportable } from '../importProblem';
import { foreignRecords } from './foreignRecords';
import type { ForeignTable } from './foreignTable';

const DEVICE = 'elsewhere';
/** So that lists show it and can be filtered by it. */
const TAG = 'imported';

/**
 * Keeps somebody else's metrics as a finished run: with the experiment that the researcher says it is of, and no model. It
 * appears in the runs folder when it is complete.
 * @returns the id of the run
 * @throws ProblemError where nothing is left of the metrics, or the disk refuses
 */
export function writeForeignRun(runsFolder: string, table: ForeignTable, { name, seed, roles }: ForeignRun, experiment: Experiment): string {
  const records = foreignRecords(table, roles);
  const last = records.at(-1);
  if (!last) throw notImportable('Nothing is left to import of these metrics.', table.name, 'Give at least one of the columns a meaning.');
  const preparation = join(runsFolder, `.import-${randomBytes(6).toString('hex')}`);
  const declared = { ...experiment, name, training: { ...experiment.training, seed, steps: last.step } };
  try {
    makeFolder(preparation);
    const run = RunFolder.create(preparation, declared, DEVICE, { tags: [TAG], notes: '' });
    run.appendMetrics(records);
    // It tells of this machine, which trained nothing.
    rmSync(join(run.path, 'environment.json'));
    const now = new Date().toISOString();
    run.writeStatus({
      ...run.readStatus(), state: 'finished', step: last.step, device: DEVICE, process: null, finishedAt: now, trainedSeconds: last.seconds,
      origin: { source: table.source, name: table.key.replace(/#.*$/, '').slice(-400), importedAt: now },
    });
    renameSync(run.path, join(runsFolder, run.id));
    syncFolder(runsFolder);
    return run.id;
  } catch (error) {
    throw fileProblem(error, `The run ${name} could not be imported`, table.name);
  } finally {
    removeQuietly(preparation);
  }
}
