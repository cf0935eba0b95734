/**
 * Signals within this time after the first one are the same wish: a terminal tells Ctrl-C to all of its programs, while npm,
 * `npm start` and `timeout` hand on to us what they were told.
 */
const ONE_WISH_MILLISECONDS = 500;

/**
 * Calls `stop` at the first SIGINT or SIGTERM; one that comes later ends the process at once.
 * @returns a function that gives the signals back, after a wish not before its time is over: work may stop sooner than
 * everybody has handed the wish on.
 */
export function onStopSignal(stop: () => void): () => void {
  let askedAt: number | null = null;
  const onSignal = (signal: NodeJS.Signals) => {
    const now = performance.now();
    if (askedAt === null) {
      askedAt = now;
      stop();
    } else if (now - askedAt > ONE_WISH_MILLISECONDS) {
      giveBack();
      // By the signal itself: process.exit() would cut off a thread inside onnxruntime, which then aborts with a message of its own.
      process.kill(process.pid, signal);
    }
  };
  const giveBack = () => {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return () => {
    const left = askedAt === null ? 0 : ONE_WISH_MILLISECONDS - (performance.now() - askedAt);
    if (left <= 0) giveBack();
    else setTimeout(giveBack, left).unref();
  };
}
