import { useSetUpStore } from '@renderer/features/setUp/setUpStore';
import { useStudyPlanStore } from '@renderer/features/setUp/study/studyPlanStore';
import { provideClient } from '@renderer/shared/client/client';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import { createFakeClient, type FakeClient } from '../../support/fakeClient';
import { samplePlan } from '../../support/sampleStudies';

let client: FakeClient;

beforeEach(() => {
  localStorage.clear();
  client = createFakeClient([]);
  provideClient(client);
  setActivePinia(createPinia());
});

const labels = () => useStudyPlanStore().axes.map(({ values }) => values.map(({ label }) => label));

describe('the plan of a study', () => {
  it('begins with the form\'s own value of a field, and keeps numbers in order', () => {
    const study = useStudyPlanStore();
    study.vary('model.latents');
    const axis = study.axes[0]!;
    study.addValues(axis.id, [2, 20, 10].map((value) => ({ changes: { 'model.latents': value } })));
    study.sortValues(axis.id);
    expect(labels()).toEqual([['Latents 2', 'Latents 10', 'Latents 20']]);
    expect(useSetUpStore().planning).toBe(true);
    expect(study.plan!.axes[0]!.values.map(({ changes }) => changes['model.latents'])).toEqual([2, 10, 20]);
  });

  it('goes to the axis of a field that varies already', () => {
    const study = useStudyPlanStore();
    study.vary('model.latents');
    study.wantedAxis = null;
    study.vary('model.latents');
    expect(study.axes).toHaveLength(1);
    expect(study.wantedAxis).toBe(study.axes[0]!.id);
  });

  it('names values anew with their axis, but not those that somebody named', () => {
    const study = useStudyPlanStore();
    study.vary('model.latents');
    const { id, values } = study.axes[0]!;
    study.addValues(id, [{ changes: { 'model.latents': 4 } }]);
    study.setValue(id, values[0]!.id, { label: 'wide', changes: { 'model.latents': 10 } });
    study.rename(id, 'z');
    expect(labels()).toEqual([['wide', 'z 4']]);
  });

  it('edits the part of each value in the form', async () => {
    const [setUp, study] = [useSetUpStore(), useStudyPlanStore()];
    study.vary('model.decoder');
    const axis = study.axes[0]!;
    study.addValues(axis.id, [{ label: 'DeConv', changes: { 'model.decoder': { type: 'deconv', filters: 16, reshapeFilters: null, mlpLayers: 1, mlpUnits: 256, depth: null, batchNormalization: false } } }]);
    study.showInForm(axis.id, axis.values[1]!.id);
    await nextTick();
    expect(setUp.draft.model.decoder).toMatchObject({ type: 'deconv', filters: 16 });
    Object.assign(setUp.draft.model.decoder, { depth: 5 });
    await nextTick();
    expect(axis.values.map(({ changes }) => (changes['model.decoder'] as { type: string; depth: number | null }).depth)).toEqual([3, 5]);
    study.showInForm(axis.id, axis.values[0]!.id);
    await nextTick();
    expect(setUp.draft.model.decoder.type).toBe('broadcast');
    expect((axis.values[1]!.changes['model.decoder'] as { depth: number }).depth).toBe(5);
  });

  it('is none while the form or the plan is wrong, and says where', () => {
    const [setUp, study] = [useSetUpStore(), useStudyPlanStore()];
    study.vary('model.latents');
    study.removeValue(study.axes[0]!.id, study.axes[0]!.values[0]!.id);
    expect(study.plan).toBeNull();
    expect(study.issuesOf('axes.0.values')).toEqual([{ field: 'axes.0.values', message: 'needs at least one value' }]);
    study.removeAxis(study.axes[0]!.id);
    expect(study.plan).not.toBeNull();
    setUp.replicas = 0;
    expect(study.plan).toBeNull();
    expect(setUp.issuesOf('training.replicas')).toHaveLength(1);
    setUp.replicas = 500;
    study.budgetHours = -1;
    expect(study.issuesOf('budgetSeconds')[0]!.message).toBe('must be above 0');
  });

  it('allows a study many replicas, and a single experiment ten', () => {
    const setUp = useSetUpStore();
    setUp.planning = true;
    setUp.replicas = 100;
    expect(setUp.issuesOf('training.replicas')).toEqual([]);
    setUp.planning = false;
    expect(setUp.issuesOf('training.replicas')).toHaveLength(1);
  });

  it('takes a plan in, gives it back the same, and undoes both', () => {
    const [setUp, study] = [useSetUpStore(), useStudyPlanStore()];
    const before = setUp.draft.name;
    const plan = { ...samplePlan(), notes: 'why', priority: 3, budgetSeconds: 7200, earlyStop: { measure: 'nll' as const, patience: 4, leastImprovement: 0.1 } };
    const undo = study.load(plan, null);
    expect(study.plan).toEqual(plan);
    const reopen = study.close();
    expect([setUp.planning, study.axes.length, setUp.replicas]).toEqual([false, 0, 1]);
    reopen();
    expect(study.plan).toEqual(plan);
    undo();
    expect([setUp.planning, setUp.draft.name]).toEqual([false, before]);
  });

  it('outlives the window', async () => {
    useStudyPlanStore().vary('model.latents');
    await nextTick();
    setActivePinia(createPinia());
    expect(useStudyPlanStore().axes.map(({ title }) => title)).toEqual(['Latents']);
    useStudyPlanStore().close();
    await nextTick();
    setActivePinia(createPinia());
    useStudyPlanStore();
    expect(useSetUpStore().planning).toBe(false);
  });

  it('is named after what varies until somebody names it', () => {
    const study = useStudyPlanStore();
    study.vary('model.latents');
    expect(study.name).toBe('X-Y circles: Latents');
    study.givenName = 'mine';
    expect(study.plan!.name).toBe('mine');
  });

  it('changes the study that is edited instead of making another', async () => {
    const study = useStudyPlanStore();
    study.load(samplePlan(), { id: '20260301-090000-sweep', name: 'β sweep' });
    await study.save();
    expect(client.made.map(({ name }) => name)).toEqual(['studies.change']);
  });
});
