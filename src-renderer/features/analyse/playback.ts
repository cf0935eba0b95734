import { computed, onScopeDispose, ref, watch, type ComputedRef, type Ref } from 'vue';

/** A place in a sequence of moments that grows while the run trains, and a player that walks through it. */
export interface Playback {
  /** Index of the shown moment; −1 while there is none. */
  readonly index: ComputedRef<number>;
  readonly playing: Ref<boolean>;
  readonly atEnd: ComputedRef<boolean>;
  /** Shows a moment and stops the player. */
  seek(index: number): void;
  /** Plays on, from the start when at the end; or stops. */
  toggle(): void;
}

export const MILLISECONDS_PER_MOMENT = 320;

/** At the newest moment it stays at the newest, however many follow. */
export function usePlayback(count: () => number, source: () => unknown): Playback {
  const chosen = ref<number | null>(null);
  const playing = ref(false);
  let timer: ReturnType<typeof setInterval> | null = null;
  const last = computed(() => count() - 1);
  const index = computed(() => (chosen.value === null ? last.value : Math.min(chosen.value, last.value)));
  const atEnd = computed(() => index.value === last.value);

  function stop(): void {
    playing.value = false;
    if (timer !== null) clearInterval(timer);
    timer = null;
  }

  function show(next: number): void {
    chosen.value = next >= last.value ? null : Math.max(0, next);
  }

  function advance(): void {
    if (atEnd.value) stop();
    else show(index.value + 1);
  }

  watch(source, () => {
    stop();
    chosen.value = null;
  });
  onScopeDispose(stop);

  return {
    index, playing, atEnd,
    seek(next) {
      stop();
      show(next);
    },
    toggle() {
      if (playing.value) {
        stop();
        return;
      }
      if (last.value < 1) return;
      if (atEnd.value) show(0);
      playing.value = true;
      timer = setInterval(advance, MILLISECONDS_PER_MOMENT);
    },
  };
}
