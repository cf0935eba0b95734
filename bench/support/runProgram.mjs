import { spawnSync } from 'node:child_process';

/** What a program prints. @throws Error with what it wrote to standard error */
export function runProgram(command, args, input) {
  const result = spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (result.status === 0) return result.stdout;
  throw new Error(`${command} ${args[0]} failed: ${result.error?.message ?? result.stderr.trim()}`);
}
