/**
 * Hands out animation frames. Drawings that are quick share one, since every frame in which something changes is composed
 * anew, which costs the machine more than painting ten small plots; one that takes long has its frame to itself.
 */
export interface FrameTurns {
  /** Calls back in a frame; returns a handle for `cancel`. */
  request(callback: () => void): number;
  cancel(handle: number): void;
}

/** A quarter of a frame at 60 a second: what begins within it still leaves time to compose the frame. */
const BUDGET_MILLISECONDS = 4;

/** @param now monotonic, in milliseconds */
export function createFrameTurns(requestFrame: (callback: () => void) => unknown, now: () => number): FrameTurns {
  const waiting = new Map<number, () => void>();
  let nextHandle = 1;
  let running = false;

  function frame(): void {
    if (waiting.size === 0) {
      running = false;
      return;
    }
    requestFrame(frame);
    const begun = now();
    for (const [handle, callback] of waiting) {
      waiting.delete(handle);
      callback();
      if (now() - begun >= BUDGET_MILLISECONDS) return;
    }
  }

  return {
    request(callback) {
      const handle = nextHandle++;
      waiting.set(handle, callback);
      if (!running) requestFrame(frame);
      running = true;
      return handle;
    },
    cancel(handle) {
      waiting.delete(handle);
    },
  };
}
