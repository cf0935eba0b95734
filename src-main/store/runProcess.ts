import { hostname } from 'node:os';
import { activeStates, type RunStatus } from '@shared/run/status';

/** Holders write a heartbeat every 10 s at least; one older than this belongs to a process that is gone. */
const HEARTBEAT_LIMIT_MS = 60_000;

/** Clocks of files and processes agree to about this. */
const CLOCK_SLACK_MS = 2_000;

const processStartedAt = Date.now() - process.uptime() * 1000;

type Holder = NonNullable<RunStatus['process']>;

/** This process, as `status.json` names it. */
export function thisProcess(): Holder {
  return { pid: process.pid, host: hostname() };
}

/** What a folder says of the process that works on it. */
export type Held = Pick<RunStatus, 'process' | 'heartbeatAt'>;

/** Whether this process is named as the holder. */
export function isHeldHere(held: Pick<Held, 'process'>): boolean {
  return held.process?.pid === process.pid && held.process.host === hostname();
}

/** Whether the holder was a process of this machine that exists no more. Says nothing of other machines. */
export function isProcessGone(holder: Holder | null): boolean {
  if (holder?.host !== hostname()) return false;
  if (holder.pid < 1) return true;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return !(error instanceof Error && 'code' in error && error.code === 'EPERM');
  }
}

/**
 * Whether nobody works any more on what claims to be held.
 * Process numbers are used again, in containers even the same one at every start: so a heartbeat must agree with them.
 */
export function isLetGo(held: Held, now: number): boolean {
  const heartbeat = Date.parse(held.heartbeatAt);
  if (isHeldHere(held)) return heartbeat < processStartedAt - CLOCK_SLACK_MS;
  return isProcessGone(held.process) || now - heartbeat > HEARTBEAT_LIMIT_MS;
}

/** Whether a run claims to be in progress though nobody works on it any more. */
export function isAbandoned(status: RunStatus, now: number): boolean {
  return activeStates.includes(status.state) && isLetGo(status, now);
}

/** The status of an abandoned run: it can be resumed at its last checkpoint. */
export function interrupted(status: RunStatus): RunStatus {
  return { ...status, state: 'interrupted', process: null };
}
