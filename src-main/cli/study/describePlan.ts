import type { StudyPlan } from '@shared/study/study';
import type { Workbench } from '../../services/openWorkbench';
import { formatSeconds } from '../progress/formatSeconds';
import type { ProgressLine } from '../progress/progressLine';
import { cellLabel } from './cellLabel';

/** What a plan comes to, as `sbd study --plan` tells it. */
export interface PlanDescription {
  readonly name: string;
  readonly combinations: number;
  readonly impossible: readonly { readonly combination: string; readonly problem: string }[];
  readonly replicas: number;
  readonly runs: number;
  readonly done: number;
  readonly bytes: number;
  /** Of what is missing, on each of the study's devices alone. */
  readonly seconds: readonly { readonly device: string; readonly seconds: number }[];
}

/** Counts, disk, and the time on each device, which is measured. */
export async function describePlan({ services, subscribe }: Pick<Workbench, 'services' | 'subscribe'>, plan: StudyPlan, line: ProgressLine): Promise<PlanDescription> {
  const { cells, total, done, bytes } = await services['studies.preview'](plan);
  const devices = plan.devices.length > 0 ? plan.devices : (await services['devices.list']({})).filter(({ unavailable }) => unavailable === null).map(({ id }) => id);
  const seconds = [];
  const unsubscribe = subscribe((name, payload) => {
    if (name === 'studies.estimating' && 'device' in payload) line.show(payload.fraction, `measuring ${payload.device}`);
  });
  try {
    for (const device of devices) seconds.push({ device, ...(await services['studies.estimate']({ plan, device })) });
  } finally {
    unsubscribe();
    line.clear();
  }
  const impossible = cells.flatMap(({ coordinates, problem }) => (problem === null ? [] : [{ combination: cellLabel(plan, coordinates), problem }]));
  return { name: plan.name, combinations: cells.length, impossible, replicas: plan.replicas.count, runs: total, done, bytes, seconds };
}

/** The description as text. */
export function planText({ name, combinations, impossible, replicas, runs, done, bytes, seconds }: PlanDescription): string {
  const count = (value: number, noun: string) => `${value.toLocaleString('en-US')} ${noun}${value === 1 ? '' : 's'}`;
  return [
    name,
    `${count(combinations, 'combination')} × ${count(replicas, 'replica')}: ${count(runs, 'run')}${done > 0 ? `, ${done.toLocaleString('en-US')} of them done` : ''}`,
    ...impossible.map(({ combination, problem }) => `Left out: ${combination}: ${problem}`),
    `Disk: ${(bytes / 1e6).toLocaleString('en-US', { maximumFractionDigits: bytes < 1e7 ? 1 : 0 })} MB`,
    ...seconds.map(({ device, seconds: whole }) => `Time on ${device}: ${formatSeconds(whole)}`),
  ].join('\n');
}
