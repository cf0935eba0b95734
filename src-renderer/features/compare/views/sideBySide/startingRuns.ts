import type { ComparedRun } from '../../comparedRun';
import type { RunGroup } from '../../runGroups';
import type { Pair } from './twins';

/** Two runs to begin with: the first picked ones, else the first of two groups that have one with a model. */
export function startingRuns(picked: readonly ComparedRun[], groups: readonly RunGroup[]): Pair<string | null> {
  const evaluated = (runs: readonly ComparedRun[]) => runs.filter(({ evaluation }) => evaluation !== null);
  const chosen = evaluated(picked);
  // Configurations that differ in what they are grouped by first say most beside each other: two decoders rather than two β.
  const heads = groups.filter(({ values }, index) => groups.findIndex((other) => other.values[0]?.text === values[0]?.text) === index);
  const firsts = [...heads, ...groups].flatMap(({ runs }) => evaluated(runs).slice(0, 1));
  const rest = groups.flatMap(({ runs }) => evaluated(runs).slice(1));
  const order = [...new Set([...chosen, ...firsts, ...rest].map(({ id }) => id))];
  return [order[0] ?? null, order[1] ?? null];
}
