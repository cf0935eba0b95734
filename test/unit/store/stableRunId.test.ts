import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experimentSchema } from '@shared/experiment/experiment';
import { presets } from '@shared/experiment/presets';
import { runIdSchema } from '@shared/run/status';
import { stableRunId } from '../../../src-main/store/stableRunId';
import { experiment } from './runSamples';

type Json = null | boolean | number | string | Json[] | { [field: string]: Json };

/** The same value with the fields of every object in an order that the numbers choose. */
function shuffled(value: Json, numbers: readonly number[], depth = 0): Json {
  if (Array.isArray(value)) return value.map((entry) => shuffled(entry, numbers, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, content], index) => ({ name, content: shuffled(content, numbers, depth + 1), rank: numbers[(index * 7 + depth) % numbers.length]! }));
  return Object.fromEntries(fields.sort((left, right) => left.rank - right.rank).map(({ name, content }) => [name, content]));
}

/** Every number, text and truth value in a tree, by its path. */
function leaves(value: Json, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, content]) => leaves(content, [...path, name]));
}

function changedAt(value: Json, [head, ...rest]: readonly string[]): Json {
  if (head === undefined) return typeof value === 'number' ? value + 1 : typeof value === 'string' ? `${value}x` : typeof value === 'boolean' ? !value : 0;
  if (Array.isArray(value)) return value.map((entry, index) => (String(index) === head ? changedAt(entry, rest) : entry));
  return { ...(value as object), [head]: changedAt((value as Record<string, Json>)[head]!, rest) };
}

describe('the stable id of a run', () => {
  it('is a run id that names the decoder', () => {
    for (const preset of presets) {
      expect(runIdSchema.safeParse(stableRunId(preset.experiment)).success).toBe(true);
      expect(stableRunId(preset.experiment)).toMatch(new RegExp(`^s1-${preset.experiment.model.decoder.type.toLowerCase()}-[0-9a-f]{16}$`));
    }
  });

  it('does not depend on the order of fields, nor on the name', () => {
    fc.assert(fc.property(fc.array(fc.integer(), { minLength: 5, maxLength: 30 }), fc.string({ minLength: 1, maxLength: 20 }), (numbers, name) => {
      const other = { ...(shuffled(experiment as unknown as Json, numbers) as unknown as typeof experiment), name };
      expect(stableRunId(other)).toBe(stableRunId(experiment));
    }));
  });

  it('depends on every other field', () => {
    const tree = experiment as unknown as Json;
    const paths = leaves(tree).filter(([head]) => head !== 'name');
    expect(paths.length).toBeGreaterThan(25);
    const ids = paths.map((path) => stableRunId(changedAt(tree, path) as unknown as typeof experiment));
    expect(new Set([...ids, stableRunId(experiment)]).size).toBe(paths.length + 1);
  });

  it('tells values apart that look alike', () => {
    const filters = (values: number[]) => stableRunId({ ...experiment, model: { ...experiment.model, encoder: { ...experiment.model.encoder, filters: values } as typeof experiment.model.encoder } });
    expect(new Set([filters([1, 23]), filters([12, 3]), filters([123]), filters([1, 2, 3])]).size).toBe(4);
  });

  it('stays what it is from version to version, so that a study finds the runs of before', () => {
    // When this fails, experiments have a new field: leave it out of the id where it has its default.
    const fixed = experimentSchema.parse({
      version: 1, name: 'fixed',
      dataset: { type: 'circles', imageSize: 32, channels: 1, x: [0.2, 0.8], y: [0.2, 0.8], size: 0.2, color: { space: 'rgb', red: 1, green: 1, blue: 1 }, antialiasing: 1 },
      model: { latents: 2, encoder: { filters: [2], dense: 4 }, decoder: { type: 'broadcast', depth: 2, filters: 2 } },
      likelihood: { type: 'bernoulli' }, objective: { type: 'vae' },
      optimizer: { type: 'adam', learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
      training: { seed: 0, batchSize: 2, steps: 20 }, evaluation: { samples: 100, snapshots: 3 },
    });
    expect(stableRunId(fixed)).toBe('s1-broadcast-beec537fe8aeedda');
  });
});
