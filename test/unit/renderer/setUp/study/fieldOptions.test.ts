import { draftOf } from '@renderer/features/setUp/draft';
import { draftsOf, axesOf } from '@renderer/features/setUp/study/axisDraft';
import { fieldOptions, fieldValueLabel } from '@renderer/features/setUp/study/fieldOptions';
import { valueAt, variableFieldAt, variableFields } from '@renderer/features/setUp/study/variableFields';
import type { AxisValue } from '@shared/study/axis';
import { expandPlan } from '@shared/study/expandPlan';
import { studyPlanSchema, type StudyPlan } from '@shared/study/study';
import { describe, expect, it } from 'vitest';
import { sampleExperiment } from '../../support/sampleRuns';
import { samplePlan } from '../../support/sampleStudies';

const base = sampleExperiment();
const planOf = (axes: StudyPlan['axes']): StudyPlan => ({ ...samplePlan(), axes });
const problemsOf = (path: string) => expandPlan(planOf([{ title: path, values: fieldOptions(path, base)!.map(({ label, changes }) => ({ label, changes })) }])).map(({ problem }) => problem);

describe('what a field can be', () => {
  it.each(['model.decoder', 'likelihood', 'dataset.imageSize', 'model.encoder', 'dataset.heldOut', 'model.decoder.coordinates', 'model.encoder.activation'])('makes experiments of every choice for %s', (path) => {
    expect(problemsOf(path)).toEqual(fieldOptions(path, base)!.map(() => null));
  });

  it('takes along what has to change with a dataset', () => {
    expect(problemsOf('dataset').filter((problem) => problem !== null)).toEqual([]);
    const pinwheel = fieldOptions('dataset', base)!.find(({ label }) => label === 'Pinwheel')!;
    expect(Object.keys(pinwheel.changes).sort()).toEqual(['dataset', 'likelihood', 'model.decoder', 'model.encoder']);
  });

  it('says why a prior does not go with the rest', () => {
    expect(problemsOf('model.prior').filter((problem) => problem !== null)).toEqual([expect.stringContaining('the mixture lies in a plane, so it needs 2 latents')]);
  });

  it('gives the form\'s own part for its kind, the papers\' defaults for the others', () => {
    const edited = { ...base, model: { ...base.model, decoder: { ...base.model.decoder, depth: 5 } as typeof base.model.decoder } };
    const depths = fieldOptions('model.decoder', edited)!.map(({ changes }) => valueAt(changes['model.decoder'], 'depth'));
    expect(depths).toEqual([5, null, null, undefined]);
  });

  it('has no choices for numbers', () => {
    expect(fieldOptions('model.latents', base)).toBeNull();
    expect(fieldValueLabel('model.latents', 10)).toBe('10');
    expect(fieldValueLabel('model.encoder.filters', [8, 16])).toBe('8 16');
  });
});

describe('the fields that can vary', () => {
  it('are all paths that a plan accepts', () => {
    const axes = variableFields.map(({ path, title }) => ({ title, values: [{ label: title, changes: { [path]: 1 } }] }));
    for (const axis of axes) expect(studyPlanSchema.safeParse(planOf([axis])).success).toBe(true);
  });

  it('stand for whole parts where the form chooses a kind', () => {
    expect(variableFieldAt('model.decoder.type')!.path).toBe('model.decoder');
    expect(variableFieldAt('dataset.type')!.path).toBe('dataset');
    expect(variableFieldAt('objective.beta')!.path).toBe('objective.beta');
    expect(variableFieldAt('training.seed')).toBeNull();
    expect(valueAt(draftOf(base), 'model.encoder.filters.1')).toBe(32);
    expect(valueAt(base, 'objective.beta.x')).toBeUndefined();
  });
});

describe('axes and their drafts', () => {
  it('come back as they were', () => {
    const { axes } = samplePlan();
    expect(axesOf(draftsOf(axes))).toEqual(axes);
    expect(draftsOf(axes).map(({ path }) => path)).toEqual(['model.decoder', 'objective']);
  });

  it('know the field of values that change several', () => {
    const values: AxisValue[] = [{ label: 'small', changes: { 'training.batchSize': 32, 'optimizer.learningRate': 1e-4 } }, { label: 'as is', changes: {} }];
    expect(draftsOf([{ title: 'Variant', values }])[0]!.path).toBeNull();
  });
});
