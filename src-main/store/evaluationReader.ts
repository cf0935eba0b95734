import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { evaluationNumbersSchema, type EvaluationNumbers } from '@shared/contract/comparison';
import type { LatentPlane } from '@shared/run/evaluation';
import { readIfWhole } from './readIfWhole';
import { RunFolder } from './runFolder';
import { SnapshotFiles } from './snapshotFiles';
import { stepName } from './stepName';

/** Latent planes that stay in memory: some hundred kilobytes each. */
const PLANES_KEPT = 128;

interface Stamped<Value> {
  readonly stamp: string;
  readonly value: Value | null;
}

/**
 * The newest evaluations of many runs. The points of their latent plane, which are nearly all of a file, are left out unless
 * they are asked for, and what was read stays in memory until the run is evaluated again.
 */
export class EvaluationReader {
  readonly #numbers = new Map<string, Stamped<EvaluationNumbers>>();
  /** Least recently used first. */
  readonly #planes = new Map<string, Stamped<LatentPlane>>();

  /** @returns null where the run has no evaluation, or its file can't be read. */
  numbers(path: string): EvaluationNumbers | null {
    const stamp = stampOf(path);
    const known = this.#numbers.get(path);
    if (known?.stamp === stamp) return known.value;
    const value = readNumbers(path);
    this.#numbers.set(path, { stamp, value });
    return value;
  }

  /** @returns null where the run's data has none, or its file can't be read. */
  plane(path: string): LatentPlane | null {
    const stamp = stampOf(path);
    const known = this.#planes.get(path);
    this.#planes.delete(path);
    const value = known?.stamp === stamp ? known.value : newestPlane(path);
    this.#planes.set(path, { stamp, value });
    if (this.#planes.size > PLANES_KEPT) this.#planes.delete(this.#planes.keys().next().value!);
    return value;
  }
}

function newestPlane(path: string): LatentPlane | null {
  const evaluation = readIfWhole(() => RunFolder.open(path).readLastEvaluation());
  return evaluation?.geometry ?? evaluation?.cloud ?? null;
}

/** Changes when a snapshot or the evaluation at the end is written. */
function stampOf(path: string): string {
  return ['evaluation.json', 'snapshots'].map((name) => {
    const stat = statSync(join(path, name), { throwIfNoEntry: false });
    return stat ? `${String(stat.ino)}:${String(stat.size)}:${String(stat.mtimeMs)}` : '';
  }).join('|');
}

/** The same evaluation as `RunFolder.readLastEvaluation`, without parsing what is left out of it. */
function readNumbers(path: string): EvaluationNumbers | null {
  const final = numbersIn(join(path, 'evaluation.json'));
  const snapshots = new SnapshotFiles(path);
  const latest = readIfWhole(() => snapshots.steps())?.at(-1);
  if (latest === undefined || (final && final.step >= latest)) return final;
  return numbersIn(join(snapshots.folder, `${stepName(latest)}.json`)) ?? final;
}

/** Passes over what the numbers leave out. */
const geometrySchema = evaluationNumbersSchema.shape.geometry.unwrap().strip().nullable();
const fileSchema = z.object({ version: z.literal(1), evaluation: evaluationNumbersSchema.extend({ geometry: geometrySchema }).strip() });

function numbersIn(file: string): EvaluationNumbers | null {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Missing or damaged: whoever opens the run is told what is wrong with it.
    return null;
  }
  const parsed = fileSchema.safeParse(content);
  return parsed.success ? parsed.data.evaluation : null;
}
