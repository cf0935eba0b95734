import { experimentSchema, type Experiment } from '../experiment/experiment';
import { fieldIssues } from '../validate';
import type { StudyPlan } from './study';

/** A combination of the axes' values: an experiment, or why it can't be one. */
export type Combination = { readonly coordinates: readonly number[] } & (
  | { readonly experiment: Experiment; readonly problem: null }
  | { readonly experiment: null; readonly problem: string }
);

type Tree = Record<string, unknown>;

/**
 * The combinations of a plan's axes one by one, the last axis fastest; a single one where there are no axes. Each takes about
 * half a millisecond: whoever must not block for long stops between them.
 */
export function* combinationsOf(plan: StudyPlan): Generator<Combination, void, undefined> {
  const lengths = plan.axes.map(({ values }) => values.length);
  const total = lengths.reduce((product, length) => product * length, 1);
  for (let index = 0; index < total; index++) yield combinationAt(plan, coordinatesOf(index, lengths));
}

function combinationAt(plan: StudyPlan, coordinates: readonly number[]): Combination {
  const chosen = plan.axes.map(({ values }, axis) => values[coordinates[axis]!]!);
  const tree: Tree = structuredClone(plan.base);
  // Whole parts first, so that a change of one of their fields is not overwritten.
  const changes = chosen.flatMap((value) => Object.entries(value.changes)).sort(([left], [right]) => left.split('.').length - right.split('.').length);
  for (const [path, value] of changes) setAt(tree, path.split('.'), value);
  tree['name'] = [plan.name, ...chosen.map(({ label }) => label)].join(' · ').slice(0, 120);
  (tree['training'] as Tree)['seed'] = plan.replicas.firstSeed;
  const parsed = experimentSchema.safeParse(tree);
  if (parsed.success) return { coordinates, experiment: parsed.data, problem: null };
  return { coordinates, experiment: null, problem: fieldIssues(parsed.error).map(({ field, message }) => `${field} ${message}`).join('; ') };
}

function coordinatesOf(index: number, lengths: readonly number[]): number[] {
  const coordinates: number[] = [];
  let rest = index;
  for (const length of [...lengths].reverse()) {
    coordinates.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return coordinates;
}

function setAt(tree: Tree, path: readonly string[], value: unknown): void {
  const [head, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) {
    tree[head] = structuredClone(value);
    return;
  }
  const child = tree[head];
  // Lists are changed as a whole, and a part of another kind gets the field all the same: its schema then says that it has none.
  if (typeof child !== 'object' || child === null) tree[head] = {};
  setAt(tree[head] as Tree, rest, value);
}
