import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ProblemError } from '@shared/problem';
import { validate } from '@shared/validate';
import { metricsFileSchema, stepFileSchema, type Comparison, type GoldenResult } from './goldenFile';
import { goldenSpecification } from './goldenSpecification';
import { replayMetrics } from './replayMetrics';
import { replaySteps } from './replaySteps';

/** What stands in place of an engine for metrics, which none computes. */
export const METRICS = 'metrics';

/** Replays one golden file on the engines named. @throws ProblemError where the file can't be read or has another format */
export async function replayFile(path: string, engines: readonly string[]): Promise<GoldenResult[]> {
  const file = basename(path);
  const content = readJson(path);
  if (typeof content === 'object' && content !== null && 'codes' in content) {
    const { comparisons, notSupported } = replayMetrics(validate(metricsFileSchema, content, file));
    return [verdict(file, METRICS, comparisons, notSupported)];
  }
  const steps = validate(stepFileSchema, content, file);
  const specification = goldenSpecification(steps);
  if ('reason' in specification) return [{ file, engine: 'all', status: 'not supported yet', reason: specification.reason }];
  const results: GoldenResult[] = [];
  for (const engine of engines) results.push(verdict(file, engine, await replaySteps(steps, specification, engine), []));
  return results;
}

function verdict(file: string, engine: string, comparisons: readonly Comparison[], notSupported: readonly string[]): GoldenResult {
  const passed = comparisons.every(({ error, tolerance }) => error <= tolerance);
  return { file, engine, status: passed ? 'passed' : 'failed', comparisons, notSupported };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    throw new ProblemError(
      { code: 'invalid-input', what: 'This golden file can\'t be read.', where: `${path}: ${(error as Error).message}`, remedy: 'Give the path of a JSON file in the golden format.' },
      { cause: error },
    );
  }
}
