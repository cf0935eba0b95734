/** Asks for redraws as often as one likes; draws on animation frames and never more often than every `interval` milliseconds. */
export interface RedrawScheduler {
  request(): void;
  /** Draws no more, ever. */
  stop(): void;
}

/** What a scheduler needs from the window; tests bring their own clock. */
export interface FrameClock {
  now(): number;
  requestFrame(callback: () => void): number;
  cancelFrame(handle: number): void;
  setTimer(callback: () => void, milliseconds: number): number;
  clearTimer(handle: number): void;
}

const windowClock: FrameClock = {
  now: () => performance.now(),
  requestFrame: (callback) => window.requestAnimationFrame(callback),
  cancelFrame: (handle) => { window.cancelAnimationFrame(handle); },
  setTimer: (callback, milliseconds) => window.setTimeout(callback, milliseconds),
  clearTimer: (handle) => { window.clearTimeout(handle); },
};

/**
 * The first request draws on the next frame, requests that come sooner than `interval` after a draw are folded into one. A
 * draw that is still under way (it may be asynchronous) is never overtaken by the next.
 */
export function createRedrawScheduler(draw: () => void | Promise<void>, interval: number, clock: FrameClock = windowClock): RedrawScheduler {
  let timer: number | null = null;
  let frame: number | null = null;
  let drawing = false;
  let stopped = false;
  let requests = 0;
  let lastDraw = -Infinity;

  const run = async () => {
    frame = null;
    const served = requests;
    drawing = true;
    lastDraw = clock.now();
    try {
      await draw();
    } finally {
      drawing = false;
    }
    if (requests !== served) schedule();
  };
  const requestFrame = () => { frame = clock.requestFrame(() => { void run(); }); };
  const schedule = () => {
    if (stopped || drawing || timer !== null || frame !== null) return;
    const wait = lastDraw + interval - clock.now();
    if (wait <= 0) requestFrame();
    else {
      timer = clock.setTimer(() => {
        timer = null;
        requestFrame();
      }, wait);
    }
  };

  return {
    request() {
      requests += 1;
      schedule();
    },
    stop() {
      stopped = true;
      if (timer !== null) clock.clearTimer(timer);
      if (frame !== null) clock.cancelFrame(frame);
    },
  };
}
