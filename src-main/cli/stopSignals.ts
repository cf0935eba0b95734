import { EXIT_KILLED } from './exitCodes';

/**
 * Calls `stop` at the first SIGINT or SIGTERM; a second one ends the process at once.
 * @returns a function that gives the signals back.
 */
export function onStopSignal(stop: () => void): () => void {
  let asked = false;
  const onSignal = () => {
    if (asked) process.exit(EXIT_KILLED);
    asked = true;
    stop();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return () => {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  };
}
