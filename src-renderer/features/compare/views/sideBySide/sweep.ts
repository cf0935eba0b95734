import { onScopeDispose, ref, type Ref } from 'vue';

const PERIOD_SECONDS = 4;
const FRAME_MILLISECONDS = 33;

/** A hand that moves a value to and fro between two ends, slower at the ends. */
export interface Sweep {
  readonly playing: Ref<boolean>;
  toggle(): void;
  stop(): void;
}

/** @param move is told where the value is between its ends, in [0, 1]; `place` says where it stands when the sweep starts */
export function useSweep(place: () => number, move: (share: number) => void): Sweep {
  const playing = ref(false);
  let timer: ReturnType<typeof setInterval> | undefined;

  function stop(): void {
    clearInterval(timer);
    playing.value = false;
  }

  function start(): void {
    playing.value = true;
    // The phase at which the sweep passes the place where the value stands.
    const phase = Math.acos(1 - 2 * Math.min(1, Math.max(0, place())));
    const begun = performance.now();
    timer = setInterval(() => { move((1 - Math.cos(phase + ((performance.now() - begun) / 1000 / PERIOD_SECONDS) * 2 * Math.PI)) / 2); }, FRAME_MILLISECONDS);
  }

  onScopeDispose(stop);
  return {
    playing, stop,
    toggle() {
      if (playing.value) stop();
      else start();
    },
  };
}
