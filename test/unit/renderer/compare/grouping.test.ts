import { describe, expect, it } from 'vitest';
import type { Experiment } from '@shared/experiment/experiment';
import { configurationFields, differingFields } from '@renderer/features/compare/experimentFields';
import { groupColor, groupRuns } from '@renderer/features/compare/runGroups';
import { sampleExperiment } from '../support/sampleRuns';
import { comparedSamples } from './comparedSamples';

const beta = (value: number) => ({ experiment: (base: Experiment): Experiment => ({ ...base, objective: { type: 'betaVae', beta: value } }) });
const deconv = { experiment: (base: Experiment): Experiment => ({ ...sampleExperiment(base.training.seed, 'deconv') }) };
const none = new Map<string, string>();
const titled = (paths: readonly string[], titles: Readonly<Record<string, string>>) => paths.map((path) => ({ path, title: titles[path] ?? path }));

describe('differingFields', () => {
  it('names what differs, and seeds apart, but not what is the same', () => {
    const runs = comparedSamples([beta(1), beta(1), beta(4)]);
    const fields = differingFields(runs, none);
    expect(fields.map(({ path }) => path)).toEqual(['beta', 'training.seed']);
    expect(fields[0]!.values.map(({ text, count }) => [text, count])).toEqual([['1', 2], ['4', 1]]);
  });

  it('makes one of the kind of a decoder and all the settings that come with it', () => {
    const paths = differingFields(comparedSamples([{}, {}, deconv]), none).map(({ path }) => path);
    expect(paths).toContain('model.decoder.type');
    expect(paths.filter((path) => path.startsWith('model.'))).toEqual(['model.decoder.type']);
  });

  it('puts a plain VAE at β = 1, beside a β-VAE', () => {
    const [field] = differingFields(comparedSamples([{}, beta(4)]), none);
    expect([field!.path, field!.values.map(({ text }) => text)]).toEqual(['beta', ['1', '4']]);
  });

  it('sorts numbers by size', () => {
    const [field] = differingFields(comparedSamples([beta(10), beta(2), beta(0.5)]), none);
    expect(field!.values.map(({ text }) => text)).toEqual(['0.5', '2', '10']);
  });
});

describe('configurationFields', () => {
  it('takes the fewest fields that tell all configurations apart, never the seed', () => {
    const runs = comparedSamples([beta(1), beta(4), beta(1), beta(4), deconv]);
    const fields = differingFields(runs, none);
    const paths = configurationFields(runs, fields);
    expect(paths).toEqual(['model.decoder.type', 'beta']);
    expect(groupRuns(runs, titled(paths, {})).map((group) => group.runs.length)).toEqual([2, 2, 1]);
  });

  it('is nothing where only seeds differ', () => {
    const runs = comparedSamples([{}, {}, {}]);
    expect(configurationFields(runs, differingFields(runs, none))).toEqual([]);
    expect(groupRuns(runs, []).map(({ label, runs: all }) => [label, all.length])).toEqual([['All runs', 3]]);
  });
});

describe('groupRuns', () => {
  const runs = comparedSamples([beta(4), beta(1), deconv, beta(4)]);
  const groups = groupRuns(runs, titled(['model.decoder.type', 'beta'], { beta: 'β' }));

  it('labels numbers with their field, and comes in the order of values', () => {
    expect(groups.map(({ label }) => label)).toEqual(['Broadcast · β 1', 'Broadcast · β 4', 'DeConv · β 1']);
    expect(groups[1]!.runs.map(({ id }) => id)).toEqual([runs[0]!.id, runs[3]!.id]);
  });

  it('gives a decoder a hue and β its shades', () => {
    const [first, second, third] = groups.map(({ color }) => color);
    expect(first!.hue).toBe(second!.hue);
    expect(third!.hue).not.toBe(first!.hue);
    expect(first!.shade).not.toBe(second!.shade);
    const colors = groups.flatMap(({ color }) => [groupColor(color, true), groupColor(color, false)]);
    expect(new Set(colors).size).toBe(6);
  });

  it('gives each of a few kinds a hue of its own', () => {
    const kinds = groupRuns(comparedSamples([beta(1), beta(2), beta(3)]), titled(['beta'], {}));
    expect(kinds.map(({ color }) => color)).toEqual([{ hue: 0, shade: 0 }, { hue: 1, shade: 0 }, { hue: 2, shade: 0 }]);
  });
});
