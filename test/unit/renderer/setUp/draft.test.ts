import { draftOf, experimentText, issuesAt, readExperiment, readExperimentText } from '@renderer/features/setUp/draft';
import { asFixed, asRange } from '@renderer/features/setUp/form/factorDraft';
import { inColorSpace } from '@renderer/features/setUp/form/dataset/colorDraft';
import { defaultEncoder } from '@renderer/features/setUp/partDefaults';
import { formGroups, groupOfFirstIssue } from '@renderer/features/setUp/formGroups';
import { presets } from '@shared/experiment/presets';
import { describe, expect, it } from 'vitest';
import { circlesOf } from '../support/circlesOf';
import { sampleExperiment } from '../support/sampleRuns';

function edited(edit: (draft: ReturnType<typeof draftOf>) => void) {
  const draft = draftOf(sampleExperiment());
  edit(draft);
  return readExperiment(draft);
}

describe('readExperiment', () => {
  it.each(presets.map(({ id, experiment }) => [id, experiment] as const))('takes the preset %s as it is', (_id, experiment) => {
    expect(readExperiment(draftOf(experiment))).toEqual({ experiment, issues: [] });
  });

  it.each<[string, string, string, (draft: ReturnType<typeof draftOf>) => void]>([
    ['a missing number', 'training.batchSize', 'must be a number', (draft) => { draft.training.batchSize = null; }],
    ['half a step', 'training.steps', 'must be a whole number', (draft) => { draft.training.steps = 1.5; }],
    ['a negative count', 'training.steps', 'must be at least 1', (draft) => { draft.training.steps = -3; }],
    ['a factor outside the frame', 'dataset.x', 'must be at most 1', (draft) => { circlesOf(draft).x = 1.2; }],
    ['a range upside down', 'dataset.y', 'the first value must be below the second', (draft) => { circlesOf(draft).y = [0.8, 0.2]; }],
    ['a dataset of one image', 'dataset.x', 'at least one factor must be a range', (draft) => { circlesOf(draft).x = 0.5; circlesOf(draft).y = 0.5; }],
    ['more halvings than the image has', 'model.encoder.filters', 'can be halved 5 times at most', (draft) => { draft.model.encoder = { ...defaultEncoder('convolutional'), filters: [8, 8, 8, 8, 8, 8] } as typeof draft.model.encoder; }],
    ['an empty name', 'name', 'must not be empty', (draft) => { draft.name = '  '; }],
    ['a variance of zero', 'likelihood.variance', 'must be above 0', (draft) => { draft.likelihood = { type: 'gaussian', variance: 0 }; }],
  ])('names the field of %s', (_case, field, message, edit) => {
    const { experiment, issues } = edited(edit);
    expect(experiment).toBeNull();
    expect(issuesAt(issues, field).map((issue) => issue.message).join('; ')).toContain(message);
  });
});

describe('readExperimentText', () => {
  const experiment = sampleExperiment();

  it('reads back what was written', () => {
    expect(readExperimentText(JSON.stringify(experiment)).experiment).toEqual(experiment);
  });

  it('writes each list of numbers on one line, and nothing else differently', () => {
    const text = experimentText(experiment);
    expect(JSON.parse(text)).toEqual(experiment);
    expect(text).toContain('"filters": [32, 32, 32]');
    expect(text).toContain('"x": [0.2, 0.8]');
  });

  it('says that a text is no JSON', () => {
    expect(readExperimentText('{"name": ').issues[0]!.message).toMatch(/^This is not JSON: /);
  });

  it('names unknown and missing fields', () => {
    const { training, ...rest } = experiment;
    const { issues } = readExperimentText(JSON.stringify({ ...rest, trainning: training }));
    expect(issues).toContainEqual({ field: 'trainning', message: 'is not a field that this version knows' });
    expect(issues).toContainEqual({ field: 'training', message: 'is missing' });
  });

  it('explains a version from the future', () => {
    const { issues } = readExperimentText(JSON.stringify({ ...experiment, version: 2 }));
    expect(issues).toEqual([{ field: 'version', message: 'must be 1; a newer file needs a newer SBD Workbench' }]);
  });
});

describe('form groups', () => {
  it('cover every field of an experiment but version and name', () => {
    const fields = Object.keys(sampleExperiment()).filter((field) => field !== 'version' && field !== 'name');
    const covered = new Set(formGroups.flatMap(({ paths }) => paths.map((path) => path.split('.')[0])));
    expect(fields.filter((field) => !covered.has(field))).toEqual([]);
  });

  it('say in a few words what they are set to', () => {
    expect(Object.fromEntries(formGroups.map(({ name, summary }) => [name, summary(sampleExperiment(3))]))).toEqual({
      dataset: 'Circles (x, y) 32²×3',
      encoder: '3 conv · 32, 32, 32 · dense 256',
      decoder: 'Broadcast · 3 conv of 32',
      latents: '10 · standard normal',
      likelihood: 'Bernoulli',
      objective: 'VAE',
      optimizer: 'Adam · 0.001',
      training: '1,000 steps · batch 16 · seed 3',
      evaluation: '10,000 samples · 16 snapshots · headline metrics',
    });
  });

  it('tell which one holds the first issue', () => {
    expect(groupOfFirstIssue([{ field: 'training.steps', message: '' }, { field: 'model.encoder.filters.2', message: '' }])).toBe('encoder');
    expect(groupOfFirstIssue([{ field: 'name', message: '' }])).toBeNull();
  });
});

describe('switching a part', () => {
  it('makes a fixed factor vary over its interval, and holds a varying one in its middle', () => {
    expect(asRange(0.5, 0.02, 1)).toEqual([0.02, 1]);
    expect(asFixed([0.2, 0.8])).toBe(0.5);
    expect(asFixed([null, 0.8])).toBe(0.8);
  });

  it('starts a new color space at white and leaves the same one alone', () => {
    const red = { space: 'rgb', red: 1, green: 0, blue: 0 } as const;
    expect(inColorSpace('rgb', red)).toBe(red);
    expect(inColorSpace('hsv', red)).toEqual({ space: 'hsv', hue: 0, saturation: 0, value: 1 });
  });
});
