import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';

export interface CommandResult {
  /** Null where a signal ended the process. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCommand {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  readonly ended: Promise<CommandResult>;
  /** What it has printed to the standard output so far. */
  stdout(): string;
}

/** Runs `sbd` of a built main process as a process of its own, on a runs folder; killed when the test ends. */
export function startCommand(builtFolder: string, runsFolder: string, ...words: string[]): RunningCommand {
  const child = spawn(process.execPath, [join(builtFolder, 'cli.js'), ...words], { env: { ...process.env, SBD_RUNS: runsFolder }, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => { child.kill('SIGKILL'); });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
  const ended = new Promise<CommandResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => { resolve({ code, stdout, stderr }); });
  });
  return { process: child, ended, stdout: () => stdout };
}

/** The objects of an output of JSON lines. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
}
