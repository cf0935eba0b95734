import type { studyCalls } from '@shared/contract/studies';
import type { StudyPlan } from '@shared/study/study';
import { inSlices } from '../training/inSlices';
import { runBytes } from '../training/measurement/runBytes';
import { countStudy } from '../training/study/countStudy';
import { openStudy } from '../training/study/openStudy';
import type { RunStatuses } from '../training/study/runStatuses';
import { settled } from '../training/study/settled';
import type { StudyConductor } from '../training/study/studyConductor';
import type { ServicesOf } from './servicesOf';
import type { StudyEstimates } from './studyEstimates';

export interface StudyServicesOptions {
  readonly conductor: StudyConductor;
  readonly estimates: StudyEstimates;
  readonly statuses: RunStatuses;
}

export function studyServices({ conductor, estimates, statuses }: StudyServicesOptions): ServicesOf<typeof studyCalls> {
  return {
    'studies.preview': (plan) => preview(plan, statuses),
    'studies.estimate': async ({ plan, device }) => ({ seconds: await estimates.seconds(plan, device) }),
    'studies.cancelEstimate': async ({ device }) => {
      estimates.cancel(device);
      return {};
    },
    'studies.list': () => conductor.list(),
    'studies.create': (plan) => conductor.create(plan),
    'studies.change': ({ id, plan }) => conductor.change(id, plan),
    'studies.start': ({ id }) => conductor.start(id),
    'studies.pause': ({ id }) => conductor.pause(id),
    'studies.stop': ({ id }) => conductor.stop(id),
    'studies.remove': async ({ id }) => {
      conductor.remove(id);
      return {};
    },
    'studies.restore': ({ id }) => conductor.restore(id),
  };
}

async function preview(plan: StudyPlan, statuses: RunStatuses): ReturnType<ServicesOf<typeof studyCalls>['studies.preview']> {
  const { cells, runs } = await openStudy(plan);
  const { total, done } = countStudy(runs, (id) => statuses.get(id), plan.earlyStop);
  let bytes = 0;
  await inSlices(runs, ({ id, experiment }) => {
    const status = statuses.get(id);
    if (status === null || !settled(status, plan.earlyStop)) bytes += runBytes(experiment);
  });
  return { cells: [...cells], total, done, bytes };
}
