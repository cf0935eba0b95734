import type { StudyOverview, StudyProgress } from '@shared/contract/studies';
import { findStudy } from '@shared/reproduction/findStudy';
import type { StudyPlan } from '@shared/study/study';
import type { Workbench } from '../../services/openWorkbench';
import { untilStudyEnded } from '../study/untilStudyEnded';

/**
 * Trains what is missing of a plan, as a study of the runs folder: the one that trains this plan already, or a new one.
 * Waits until it has ended, was paused, or a signal stopped it; its runs then have checkpoints to go on from.
 * @param onProgress how far the study is, about once a second
 */
export async function trainStudy(workbench: Pick<Workbench, 'services' | 'subscribe'>, plan: StudyPlan, onProgress: (progress: StudyProgress) => void): Promise<StudyOverview> {
  const { services } = workbench;
  const { studies } = await services['studies.list']({});
  const known = findStudy(plan, studies);
  const devices = plan.devices.length > 0 ? plan.devices : known?.study.plan.devices ?? [];
  const begun = known === null
    ? await services['studies.create'](plan)
    : await services['studies.change']({ id: known.study.id, plan: { ...known.study.plan, devices } });
  if (begun.done === begun.total) return begun;
  return untilStudyEnded(workbench, begun.study.id, onProgress);
}
