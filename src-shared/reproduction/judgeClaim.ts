import type { Axis } from '../study/axis';
import { mean } from '../statistics/mean';
import { sampleVariance } from '../statistics/sampleVariance';
import type { Claim, ClaimMeasure, Selection } from './claim';
import type { Replica } from './replica';

/** How many standard errors an effect has to have before a claim counts as decided. */
export const DECISIVE_STANDARD_ERRORS = 2;

/** What the runs say about a claim. */
export interface Verdict {
  readonly outcome: 'holds' | 'does not hold' | 'undecided';
  /** The effect in the direction that the claim says, in the measure's unit (a trend: per step of the axis); null without runs. */
  readonly effect: number | null;
  /** The effect over its standard error; null where fewer than two replicas make one. */
  readonly standardErrors: number | null;
  /** Each side, or each value of the axis, that has replicas. */
  readonly sides: readonly VerdictSide[];
}

/** Some replicas: what they are, how many, and the measure's mean and standard deviation over them (null for a single one). */
export interface VerdictSide {
  readonly label: string;
  readonly count: number;
  readonly mean: number;
  readonly deviation: number | null;
}

interface Effect {
  readonly value: number;
  readonly standardError: number | null;
}

/** Judges a claim from the replicas of its study that have been measured. */
export function judgeClaim(claim: Claim, axes: readonly Axis[], replicas: readonly Replica[]): Verdict {
  const { rule } = claim;
  const measured = replicas.filter(({ measures }) => measures[rule.measure] !== undefined);
  if (rule.type === 'difference') {
    const higher = select(measured, rule.higher);
    const lower = select(measured, rule.lower);
    const free = axes.map(({ title }) => title).filter((title) => !(title in rule.higher));
    return verdict(stratifiedDifference(higher, lower, rule.measure, free), [side(rule.higher, higher, rule.measure), side(rule.lower, lower, rule.measure)]);
  }
  const within = select(measured, rule.within);
  const values = axes.find(({ title }) => title === rule.axis)?.values.map(({ label }) => label) ?? [];
  const free = axes.map(({ title }) => title).filter((title) => title !== rule.axis && !(title in rule.within));
  const points = within.map(({ labels, measures }) => ({ stratum: stratumOf(labels, free), x: values.indexOf(labels[rule.axis]!), y: measures[rule.measure]! }));
  const slope = stratifiedSlope(points);
  const sides = values.map((label) => side({ [rule.axis]: label }, select(within, { [rule.axis]: label }), rule.measure));
  return verdict(slope && rule.direction === 'falls' ? { ...slope, value: -slope.value } : slope, sides);
}

function verdict(effect: Effect | null, sides: Verdict['sides']): Verdict {
  const counted = sides.filter(({ count }) => count > 0);
  if (effect === null) return { outcome: 'undecided', effect: null, standardErrors: null, sides: counted };
  if (effect.standardError === null) return { outcome: 'undecided', effect: effect.value, standardErrors: null, sides: counted };
  // Replicas may agree to the last digit, as numbers of latents do.
  const standardErrors = effect.value === 0 ? 0 : effect.value / effect.standardError;
  const outcome = standardErrors >= DECISIVE_STANDARD_ERRORS ? 'holds' : standardErrors <= -DECISIVE_STANDARD_ERRORS ? 'does not hold' : 'undecided';
  return { outcome, effect: effect.value, standardErrors, sides: counted };
}

function select(replicas: readonly Replica[], selection: Selection): Replica[] {
  return replicas.filter(({ labels }) => Object.entries(selection).every(([title, label]) => labels[title] === label));
}

function side(selection: Selection, replicas: readonly Replica[], measure: ClaimMeasure): VerdictSide {
  const values = replicas.map(({ measures }) => measures[measure]!);
  return { label: Object.values(selection).join(' · '), count: values.length, mean: mean(values), deviation: values.length < 2 ? null : Math.sqrt(sampleVariance(values)) };
}

/** The mean over strata (combinations of the other axes that both sides have) of the difference of means; errors as in Welch's test. */
function stratifiedDifference(higher: readonly Replica[], lower: readonly Replica[], measure: ClaimMeasure, free: readonly string[]): Effect | null {
  const strata = new Map<string, { higher: number[]; lower: number[] }>();
  const collect = (replicas: readonly Replica[], which: 'higher' | 'lower') => {
    for (const { labels, measures } of replicas) {
      const key = stratumOf(labels, free);
      const stratum = strata.get(key) ?? { higher: [], lower: [] };
      stratum[which].push(measures[measure]!);
      strata.set(key, stratum);
    }
  };
  collect(higher, 'higher');
  collect(lower, 'lower');
  const both = [...strata.values()].filter((stratum) => stratum.higher.length > 0 && stratum.lower.length > 0);
  if (both.length === 0) return null;
  const value = mean(both.map((stratum) => mean(stratum.higher) - mean(stratum.lower)));
  if (both.some((stratum) => stratum.higher.length < 2 || stratum.lower.length < 2)) return { value, standardError: null };
  const variance = both.reduce((sum, stratum) => sum + squaredError(stratum.higher) + squaredError(stratum.lower), 0);
  return { value, standardError: Math.sqrt(variance) / both.length };
}

function squaredError(values: readonly number[]): number {
  return sampleVariance(values) / values.length;
}

function stratumOf(labels: Replica['labels'], free: readonly string[]): string {
  return JSON.stringify(free.map((title) => labels[title]));
}

/** Least squares of y on x with an intercept for each stratum, and the slope's standard error from the residuals. */
function stratifiedSlope(points: readonly { readonly stratum: string; readonly x: number; readonly y: number }[]): Effect | null {
  const strata = new Map<string, { x: number; y: number }[]>();
  for (const { stratum, ...point } of points) strata.set(stratum, [...(strata.get(stratum) ?? []), point]);
  const centered = [...strata.values()].flatMap((stratum) => {
    const middle = { x: mean(stratum.map(({ x }) => x)), y: mean(stratum.map(({ y }) => y)) };
    return stratum.map(({ x, y }) => ({ x: x - middle.x, y: y - middle.y }));
  });
  const spread = centered.reduce((sum, { x }) => sum + x ** 2, 0);
  if (!(spread > 0)) return null;
  const value = centered.reduce((sum, { x, y }) => sum + x * y, 0) / spread;
  const freedom = points.length - strata.size - 1;
  if (freedom < 1) return { value, standardError: null };
  const residual = centered.reduce((sum, { x, y }) => sum + (y - value * x) ** 2, 0);
  return { value, standardError: Math.sqrt(residual / freedom / spread) };
}
