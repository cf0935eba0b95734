import { join } from 'node:path';
import { z } from 'zod';
import { ProblemError } from '@shared/problem';
import { studySchema } from '@shared/study/study';
import { validate } from '@shared/validate';
import { readJsonFile } from './readJsonFile';
import { writeFileAtomically } from './writeFileAtomically';

/** The format of `study.json`; that of the plan in it has a number of its own. */
export const STUDY_FILE_VERSION = 1;

/** `study.json`: the study, and the process that trains its runs while one does. */
const studyFileSchema = studySchema.extend({
  version: z.literal(STUDY_FILE_VERSION),
  process: z.strictObject({ pid: z.int(), host: z.string() }).nullable(),
  heartbeatAt: z.iso.datetime(),
});
export type KeptStudy = z.infer<typeof studyFileSchema>;

export function studyFilePath(folder: string): string {
  return join(folder, 'study.json');
}

/** @throws ProblemError with code `study-unreadable` or `study-from-newer-version`; the file stays as it is. */
export function readStudyFile(folder: string, id: string): KeptStudy {
  const path = studyFilePath(folder);
  const study = readJsonFile(path, { schema: studyFileSchema, version: STUDY_FILE_VERSION, holds: 'study' });
  if (study.id === id) return study;
  throw new ProblemError({ code: 'study-unreadable', what: `The folder ${id} holds the study ${study.id}.`, where: path, remedy: `Rename the folder to ${study.id}, or remove it if it is a copy. Nothing in it was changed.` });
}

/** Writes the whole file or nothing of it. */
export function writeStudyFile(folder: string, study: KeptStudy): void {
  const content = validate(studyFileSchema, study, `The study ${study.id}`);
  writeFileAtomically(studyFilePath(folder), `${JSON.stringify(content, null, 2)}\n`);
}
