import type { Experiment } from '../../experiment/experiment';
import type { Axis } from '../../study/axis';
import { hourPlan, minutesChanges, minutesPlan, publishedPlan } from '../budgetPlans';
import type { Budget, Reproduction } from '../reproduction';

interface Recipe extends Omit<Reproduction, 'budgets'> {
  /** The paper's experiment, before the axes. */
  readonly base: Experiment;
  readonly axes: readonly Axis[];
  /** The axes with networks small enough for a processor. */
  readonly smallAxes: readonly Axis[];
  /** Replicas of each combination: as published, in an hour, in minutes. */
  readonly replicas: readonly [published: number, hour: number, minutes: number];
  /** Steps of the minutes budget. */
  readonly steps: number;
  /** What the minutes budget changes besides `minutesChanges`. */
  readonly alsoChanged?: string;
  /** What even the published budget can't do as the paper did. */
  readonly publishedChanges?: string;
}

/** A reproduction with its three budgets, from one description of the paper's experiment. */
export function reproduce({ base, axes, smallAxes, replicas: [many, some, few], steps, alsoChanged, publishedChanges, ...rest }: Recipe): Reproduction {
  const name = `${rest.source}, ${rest.title}`;
  const published: Budget = { plan: publishedPlan(name, base, axes, many), changes: publishedChanges ?? null };
  const hour = hourPlan(name, base, axes, some);
  const fewer = `${hour.base.training.steps.toLocaleString('en-US')} of ${base.training.steps.toLocaleString('en-US')} steps, ${String(some)} of ${String(many)} replicas.`;
  return {
    ...rest,
    budgets: {
      minutes: { plan: minutesPlan(name, base, smallAxes, few, steps), changes: [minutesChanges, alsoChanged, publishedChanges].filter(Boolean).join(' ') },
      hour: { plan: hour, changes: [fewer, publishedChanges].filter(Boolean).join(' ') },
      published,
    },
  };
}
