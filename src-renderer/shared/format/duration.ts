const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A duration in its two largest units: `8 s`, `1 min 20 s`, `3 h 5 min`, `2 d 4 h`. */
export function formatDuration(seconds: number): string {
  if (seconds < 1) return '< 1 s';
  const whole = Math.round(seconds);
  if (whole < MINUTE) return `${String(whole)} s`;
  if (whole < HOUR) return pair(whole, MINUTE, 'min', 1, 's');
  if (whole < DAY) return pair(whole, HOUR, 'h', MINUTE, 'min');
  return pair(whole, DAY, 'd', HOUR, 'h');
}

function pair(seconds: number, large: number, largeUnit: string, small: number, smallUnit: string): string {
  const total = Math.round(seconds / small) * small;
  const rest = Math.round((total % large) / small);
  const whole = `${String(Math.floor(total / large))} ${largeUnit}`;
  return rest === 0 ? whole : `${whole} ${String(rest)} ${smallUnit}`;
}

/** What is left of a run: `1 min 20 s left`. */
export function formatTimeLeft(seconds: number): string {
  return `${formatDuration(seconds)} left`;
}

/** The time of a step: `0.42 ms`, `12.3 ms`, `1.20 s`. */
export function formatMilliseconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds.toPrecision(milliseconds < 10 ? 2 : 3)} ms` : `${(milliseconds / 1000).toPrecision(3)} s`;
}
