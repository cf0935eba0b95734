import type { StudyOverview } from '@shared/contract/studies';
import type { StudyPlan } from '@shared/study/study';
import { useClient } from '../client/client';
import { notify, useProblems } from '../ui/toasts';
import { useStudiesStore } from './studiesStore';

export type StudyAction = 'start' | 'pause' | 'stop';

/** What can be done with a study as it stands. One that ended before its last run can go on. */
export function possibleStudyActions({ study, done, total }: StudyOverview): readonly StudyAction[] {
  switch (study.state) {
    case 'planned':
      return ['start'];
    case 'running':
      return ['pause', 'stop'];
    case 'paused':
      return ['start', 'stop'];
    case 'ended':
      return done < total ? ['start'] : [];
  }
}

/** Acts on studies; failures become toasts. */
export function useStudyActions() {
  const problems = useProblems();
  const studies = useStudiesStore();

  function keep(overview: StudyOverview | undefined): StudyOverview | undefined {
    if (overview) studies.put(overview);
    return overview;
  }

  return {
    async act(action: StudyAction, id: string): Promise<void> {
      keep(await problems.attempt(() => useClient().call(`studies.${action}`, { id })));
    },
    /** Changes a study's plan; undefined where the services refused it. */
    async change(id: string, plan: StudyPlan): Promise<StudyOverview | undefined> {
      return keep(await problems.attempt(() => useClient().call('studies.change', { id, plan })));
    },
    /** Moves a study to the trash, and offers the way back. Its runs stay. */
    async remove({ id, plan }: StudyOverview['study']): Promise<boolean> {
      const done = await problems.attempt(() => useClient().call('studies.remove', { id }));
      if (!done) return false;
      studies.remove(id);
      notify(`“${plan.name}” was moved to the trash; its runs stay.`, { label: 'Undo', run: () => { void problems.attempt(async () => { keep(await useClient().call('studies.restore', { id })); }); } });
      return true;
    },
  };
}
