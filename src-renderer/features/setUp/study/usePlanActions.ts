import { computed, ref, type ComputedRef, type Ref } from 'vue';
import { useRouter } from 'vue-router';
import { useClient } from '@renderer/shared/client/client';
import { useStudiesStore } from '@renderer/shared/studies/studiesStore';
import { notify, useProblems } from '@renderer/shared/ui/toasts';
import { useSetUpStore } from '../setUpStore';
import { useStudyPlanStore } from './studyPlanStore';

/** Keeps the plan as a study, and starts it. */
export function usePlanActions(): { readonly busy: Ref<boolean>; readonly startLabel: ComputedRef<string>; readonly save: () => Promise<void>; readonly start: () => Promise<void> } {
  const study = useStudyPlanStore();
  const setUp = useSetUpStore();
  const studies = useStudiesStore();
  const router = useRouter();
  const { report } = useProblems();
  const busy = ref(false);

  async function keep(andStart: boolean): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    try {
      const editing = study.editing;
      const kept = await study.save();
      if (!kept) return;
      studies.put(kept);
      // From here on the plan is that of a study: what fails now must not keep it twice.
      study.editing = { id: kept.study.id, name: kept.study.plan.name };
      if (andStart) studies.put(await useClient().call('studies.start', { id: kept.study.id }));
      else notify(editing ? `The plan of “${kept.study.plan.name}” was changed.` : `“${kept.study.plan.name}” is kept for later.`);
      study.close();
      await router.push(`/studies/${kept.study.id}`);
    } catch (error) {
      report(error);
    } finally {
      busy.value = false;
    }
  }

  const startLabel = computed(() => {
    const runs = study.combinations * (setUp.replicas ?? 0);
    if (study.editing) return 'Save and start';
    return runs > 1 ? `Start study of ${runs.toLocaleString('en-US')} runs` : 'Start study';
  });
  return { busy, startLabel, save: () => keep(false), start: () => keep(true) };
}
