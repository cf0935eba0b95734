import { join } from 'node:path';
import { z } from 'zod';
import { readJsonFile } from '../../store/readJsonFile';
import type { Provenance } from './reproductionsDocument';
import type { StudyResult } from './readStudy';

/** The part of `environment.json` that is told about; runs of before have no commit in it. */
const environmentSchema = z.object({ processor: z.string(), threads: z.int(), commit: z.string().nullable().default(null) });

/** Where the runs of a result were trained, and by which commit of this program. @throws ProblemError where a run's `environment.json` can't be read */
export function provenance(runsFolder: string, { runs }: StudyResult): Provenance {
  const environments = runs.map(({ status }) => readJsonFile(join(runsFolder, status.id, 'environment.json'), { schema: environmentSchema }));
  const distinct = (values: readonly string[]) => [...new Set(values)];
  return {
    devices: distinct(runs.map(({ status }) => status.device ?? status.requestedDevice)),
    processors: distinct(environments.map(({ processor, threads }) => `${processor}, ${String(threads)} threads`)),
    commits: distinct(environments.map(({ commit }) => commit?.slice(0, 12) ?? 'not known')),
  };
}
