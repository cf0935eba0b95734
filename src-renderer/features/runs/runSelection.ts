import { computed, shallowRef, type ComputedRef } from 'vue';

/** Which of the listed runs are ticked. */
export interface RunSelection {
  /** Ticked runs that are listed, in the list's order. A ticked run that a filter hides is none: nobody deletes what can't be seen. */
  readonly ticked: ComputedRef<readonly string[]>;
  readonly state: ComputedRef<'none' | 'some' | 'all'>;
  has(id: string): boolean;
  /** Ticks or unticks a run; with `range` also all between it and the one touched before. */
  toggle(id: string, range: boolean): void;
  /** Ticks all listed runs, or none if all are ticked. */
  toggleAll(): void;
  clear(): void;
}

export function useRunSelection(listed: () => readonly string[]): RunSelection {
  const selected = shallowRef<ReadonlySet<string>>(new Set());
  let anchor: string | null = null;
  const ticked = computed(() => listed().filter((id) => selected.value.has(id)));
  const state = computed(() => (ticked.value.length === 0 ? 'none' : ticked.value.length === listed().length ? 'all' : 'some'));

  function between(id: string): readonly string[] {
    const order = listed();
    const [from, to] = [anchor === null ? -1 : order.indexOf(anchor), order.indexOf(id)];
    return from < 0 || to < 0 ? [id] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
  }

  return {
    ticked,
    state,
    has: (id) => selected.value.has(id),
    toggle(id, range) {
      const next = new Set(selected.value);
      const tick = !next.has(id);
      for (const one of range ? between(id) : [id]) {
        if (tick) next.add(one);
        else next.delete(one);
      }
      selected.value = next;
      anchor = id;
    },
    toggleAll() {
      selected.value = state.value === 'all' ? new Set() : new Set(listed());
    },
    clear() {
      selected.value = new Set();
    },
  };
}
