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

/** Whether `status` names this process as the holder. */
export function isHeldHere(status: RunStatus): boolean {
  return status.process?.pid === process.pid && status.process.host === hostname();
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
 * Whether a run claims to be in progress though nobody works on it any more.
 * Process numbers are used again, in containers even the same one at every start: so a heartbeat must agree with them.
 */
export function isAbandoned(status: RunStatus, now: number): boolean {
  if (!activeStates.includes(status.state)) return false;
  const heartbeat = Date.parse(status.heartbeatAt);
  if (isHeldHere(status)) return heartbeat < processStartedAt - CLOCK_SLACK_MS;
  return isProcessGone(status.process) || now - heartbeat > HEARTBEAT_LIMIT_MS;
}

/** The status of an abandoned run: it can be resumed at its last checkpoint. */
export function interrupted(status: RunStatus): RunStatus {
  return { ...status, state: 'interrupted', process: null };
}
