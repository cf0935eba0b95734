import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import { ProblemError } from '@shared/problem';
import { fieldIssues } from '@shared/validate';
import { fileProblem, systemCode } from './fileProblem';

export interface JsonFormat<Output> {
  readonly schema: z.ZodType<Output>;
  /** The newest `version` that this program reads; leave out for files without one. */
  readonly version?: number;
  /** What the folder of the file holds; a run unless given. It is part of the codes of problems. */
  readonly holds?: 'study';
}

function unreadable(path: string, what: string, detail: string, holds: string): ProblemError {
  return new ProblemError({
    code: `${holds}-unreadable`,
    what,
    where: detail === '' ? path : `${path}: ${detail}`,
    remedy: `Copy the file again from where the ${holds} was made, correct it, or move the ${holds} folder elsewhere. Nothing in it was changed.`,
  });
}

/**
 * Refuses what a later version of the program wrote, before any other check can misjudge it.
 * @throws ProblemError with code `run-from-newer-version`.
 */
export function refuseNewerVersion(version: unknown, supported: number, path: string, holds = 'run'): void {
  const number = typeof version === 'string' ? Number(version) : version;
  if (typeof number !== 'number' || !(number > supported)) return;
  throw new ProblemError({
    code: `${holds}-from-newer-version`,
    what: `${basename(path)} was written by a newer version of SBD Workbench (format ${String(number)}; this one reads up to ${String(supported)}).`,
    where: path,
    remedy: `Update SBD Workbench to open this ${holds}. Nothing in it was changed.`,
  });
}

/**
 * Reads and validates one JSON file of a run's or a study's folder.
 * @throws ProblemError with code `run-unreadable` (missing, truncated, not valid), `run-from-newer-version` (of a study
 * `study-unreadable` and so on), or that of a disk failure.
 */
export function readJsonFile<Output>(path: string, format: JsonFormat<Output>): Output {
  const name = basename(path);
  const { holds = 'run' } = format;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') throw unreadable(path, `${name} is missing.`, '', holds);
    throw fileProblem(error, `${name} could not be read`, path);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unreadable(path, `${name} is truncated or damaged: it is not JSON.`, '', holds);
  }
  if (format.version !== undefined && typeof value === 'object' && value !== null && 'version' in value) {
    refuseNewerVersion(value.version, format.version, path, holds);
  }
  const result = format.schema.safeParse(value);
  if (result.success) return result.data;
  const issues = fieldIssues(result.error).map((issue) => (issue.field === '' ? issue.message : `${issue.field}: ${issue.message}`));
  throw unreadable(path, `${name} is not valid.`, issues.join('; '), holds);
}
