import { readFileSync } from 'node:fs';
import { experimentSchema, type Experiment } from '@shared/experiment/experiment';
import { presets, type Preset } from '@shared/experiment/presets';
import { ProblemError } from '@shared/problem';
import { validate } from '@shared/validate';
import { fileProblem } from '../../store/fileProblem';
import { assignValue } from './assignValue';

/** How the command line describes an experiment. */
export interface ExperimentOptions {
  readonly preset?: string;
  /** Path of a JSON file such as the `config.json` of a run. */
  readonly config?: string;
  /** Assignments `path=value`, applied in order. */
  readonly set?: readonly string[];
  readonly seed?: number;
  readonly steps?: number;
}

/** @throws ProblemError with code `unknown-preset`. */
export function findPreset(id: string): Preset {
  const preset = presets.find((candidate) => candidate.id === id);
  if (preset) return preset;
  throw new ProblemError({ code: 'unknown-preset', what: `There is no preset ${id}.`, where: '', remedy: `Choose one of ${presets.map((candidate) => candidate.id).join(', ')}.` });
}

/**
 * Puts an experiment together: a preset or a file, then `--set`, then `--seed` and `--steps`.
 * @throws ProblemError for a file that can't be read and for every field that is not valid.
 */
export function readExperiment(options: ExperimentOptions): Experiment {
  const { preset, config, set = [], seed, steps } = options;
  const start: unknown = preset === undefined ? readConfig(config!) : findPreset(preset).experiment;
  const assignments = [...set];
  if (seed !== undefined) assignments.push(`training.seed=${String(seed)}`);
  if (steps !== undefined) assignments.push(`training.steps=${String(steps)}`);
  const experiment = assignments.reduce(assignValue, start);
  return validate(experimentSchema, experiment, preset === undefined ? `The experiment of ${config!}` : `Preset ${preset} with these settings`);
}

function readConfig(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw fileProblem(error, 'The experiment could not be read', path);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError({ code: 'invalid-input', what: 'This file is not JSON.', where: path, remedy: 'Start from a preset: `sbd presets ID > experiment.json`.' });
  }
}
