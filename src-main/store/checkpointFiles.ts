import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ProblemError } from '@shared/problem';
import { decodeCheckpoint, encodeCheckpoint, type Checkpoint } from './checkpoint';
import { fileProblem, systemCode } from './fileProblem';
import { stepName } from './stepName';
import { writeFileAtomically } from './writeFileAtomically';

/** One to go on from, and the one before it in case the newest was damaged on its way here. */
const KEPT = 2;
const filePattern = /^(\d{8})\.safetensors$/;

/** Steps of the checkpoints in a folder, newest first. */
function checkpointSteps(folder: string): number[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw fileProblem(error, 'The checkpoints could not be listed', folder);
  }
  return names.flatMap((name) => filePattern.exec(name)?.[1] ?? []).map(Number).sort((a, b) => b - a);
}

function checkpointPath(folder: string, step: number): string {
  return join(folder, `${stepName(step)}.safetensors`);
}

/** Writes a checkpoint, then removes all but the newest two and those of later steps, which training has gone back behind. */
export function writeCheckpointFile(folder: string, checkpoint: Checkpoint): void {
  writeFileAtomically(checkpointPath(folder, checkpoint.step), encodeCheckpoint(checkpoint));
  const steps = checkpointSteps(folder);
  const later = steps.filter((step) => step > checkpoint.step);
  const surplus = steps.filter((step) => step <= checkpoint.step).slice(KEPT);
  for (const step of [...later, ...surplus]) {
    const path = checkpointPath(folder, step);
    try {
      rmSync(path, { force: true });
    } catch (error) {
      throw fileProblem(error, 'An old checkpoint could not be removed', path);
    }
  }
}

/**
 * The newest checkpoint that is whole; null where there is none at all.
 * @throws ProblemError with code `checkpoint-damaged` when there are some and every one is damaged.
 */
export function readNewestCheckpointFile(folder: string): Checkpoint | null {
  let damage: ProblemError | null = null;
  for (const step of checkpointSteps(folder)) {
    const path = checkpointPath(folder, step);
    try {
      return decodeCheckpoint(readFileSync(path), path);
    } catch (error) {
      const problem = fileProblem(error, 'The checkpoint could not be read', path);
      if (problem.problem.code !== 'checkpoint-damaged') throw problem;
      damage ??= problem;
    }
  }
  if (damage) throw damage;
  return null;
}
