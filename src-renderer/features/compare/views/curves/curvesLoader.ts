import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import type { ThinCurve } from '@shared/contract/comparison';
import { toProblem, type Problem } from '@shared/problem';
import { useClient } from '@renderer/shared/client/client';
import { latestOnly } from '@renderer/shared/client/latestOnly';

/** What is drawn. */
export interface WantedCurves {
  readonly ids: readonly string[];
  readonly measure: string;
}

/** Runs of one question: the first curves are on the screen while the rest is read, and no answer holds up a frame for long. */
const RUNS_A_CALL = 50;
const REFRESH_MILLISECONDS = 5000;
/** Points of a curve, from finest: few sizes, so that curves that were read for some runs serve when others pass the filters. */
const SIZES = [400, 200, 100] as const;
/** Points of all curves together; more would cost frames and show nothing. */
const POINTS_IN_ALL = 100_000;
/** Measures and sizes whose curves stay in memory. */
const SETS_KEPT = 6;

interface KnownCurve {
  /** Null where the run has no such measure. */
  readonly curve: ThinCurve | null;
  /** Whether the run had ended before it was read, so that nothing follows. */
  readonly whole: boolean;
}

/**
 * The curves of some runs in one measure, thinned to what a plot of so many can show. What was read stays known; of runs that
 * are `growing` the curves are read again every few seconds.
 */
export function useCurves(wanted: () => WantedCurves, growing: (id: string) => boolean): { readonly curves: ShallowRef<ReadonlyMap<string, ThinCurve>>; readonly reading: ShallowRef<boolean>; readonly problem: ShallowRef<Problem | null> } {
  const curves = shallowRef<ReadonlyMap<string, ThinCurve>>(new Map());
  const reading = shallowRef(false);
  const problem = shallowRef<Problem | null>(null);
  /** Least recently used first. */
  const sets = new Map<string, Map<string, KnownCurve>>();

  function setOf(measure: string, points: number): Map<string, KnownCurve> {
    const key = `${measure} ${String(points)}`;
    const set = sets.get(key) ?? new Map<string, KnownCurve>();
    sets.delete(key);
    sets.set(key, set);
    if (sets.size > SETS_KEPT) sets.delete(sets.keys().next().value!);
    return set;
  }

  const load = latestOnly<WantedCurves>(async ({ ids, measure }) => {
    const points = SIZES.find((size) => size * ids.length <= POINTS_IN_ALL) ?? SIZES[SIZES.length - 1]!;
    const known = setOf(measure, points);
    const show = () => { curves.value = new Map(ids.flatMap((id) => { const curve = known.get(id)?.curve; return curve ? [[id, curve] as const] : []; })); };
    const missing = ids.filter((id) => known.get(id)?.whole !== true);
    // What is known is shown at once; of a run that grows, its beginning.
    if (missing.length === 0 || missing.some((id) => !known.has(id))) show();
    reading.value = missing.length > 0;
    try {
      for (let start = 0; start < missing.length; start += RUNS_A_CALL) {
        const asked = missing.slice(start, start + RUNS_A_CALL);
        const whole = new Set(asked.filter((id) => !growing(id)));
        const answer = await useClient().call('comparison.curves', { ids: asked, measure, points });
        const found = new Map(answer.curves.map((curve) => [curve.id, curve]));
        for (const id of asked) known.set(id, { curve: found.get(id) ?? null, whole: whole.has(id) });
        if (wanted().measure !== measure) return;
        // One drawing a quarter of the way: each costs as much as all curves so far.
        if (start % (4 * RUNS_A_CALL) === 0) show();
      }
      if (missing.length > 0) show();
      problem.value = null;
    } finally {
      reading.value = false;
    }
  }, (error) => { problem.value = toProblem(error); });

  const ask = () => { if (wanted().ids.length > 0) load(wanted()); };
  watch(() => [wanted().measure, wanted().ids.join(' ')], ask, { immediate: true });
  const timer = window.setInterval(() => { if (wanted().ids.some(growing)) ask(); }, REFRESH_MILLISECONDS);
  onScopeDispose(() => { window.clearInterval(timer); });
  return { curves, reading, problem };
}
