/** Hands out animation frames, one drawing each: ten plots that are due at once must not share one frame and hold up the next. */
export interface FrameTurns {
  /** Calls back in a frame of its own; returns a handle for `cancel`. */
  request(callback: () => void): number;
  cancel(handle: number): void;
}

export function createFrameTurns(requestFrame: (callback: () => void) => unknown): FrameTurns {
  const waiting = new Map<number, () => void>();
  let nextHandle = 1;
  let running = false;

  function frame(): void {
    const turn = waiting.entries().next().value;
    if (turn === undefined) {
      running = false;
      return;
    }
    requestFrame(frame);
    const [handle, callback] = turn;
    waiting.delete(handle);
    callback();
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
