import { createFrameTurns } from './frameTurns';

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

const turns = createFrameTurns((callback) => window.requestAnimationFrame(callback), () => performance.now());

const windowClock: FrameClock = {
  now: () => performance.now(),
  requestFrame: (callback) => turns.request(callback),
  cancelFrame: (handle) => { turns.cancel(handle); },
  setTimer: (callback, milliseconds) => window.setTimeout(callback, milliseconds),
  clearTimer: (handle) => { window.clearTimeout(handle); },
};

/** A plot rests at least this many times as long as it took to draw, but never longer than a second. */
const PAUSE_PER_DRAWING = 12;
const LONGEST_PAUSE = 1000;

/**
 * The first request draws on the next frame that has time, requests that come sooner than `interval` after a draw are folded into one. A
 * draw that is still under way (it may be asynchronous) is never overtaken by the next. On a busy machine a draw takes longer
 * and is repeated less often, so that drawing never takes more than a small share of the time.
 */
export function createRedrawScheduler(draw: () => void | Promise<void>, interval: number, clock: FrameClock = windowClock): RedrawScheduler {
  let timer: number | null = null;
  let frame: number | null = null;
  let drawing = false;
  let stopped = false;
  let requests = 0;
  let nextDraw = -Infinity;

  const run = async () => {
    frame = null;
    const served = requests;
    drawing = true;
    const begun = clock.now();
    try {
      await draw();
    } finally {
      drawing = false;
      nextDraw = begun + Math.max(interval, Math.min(LONGEST_PAUSE, PAUSE_PER_DRAWING * (clock.now() - begun)));
    }
    if (requests !== served) schedule();
  };
  const requestFrame = () => { frame = clock.requestFrame(() => { void run(); }); };
  const schedule = () => {
    if (stopped || drawing || timer !== null || frame !== null) return;
    const wait = nextDraw - clock.now();
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
