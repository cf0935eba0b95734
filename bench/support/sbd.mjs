import { fileURLToPath } from 'node:url';
import { runProgram } from './runProgram.mjs';

/** The built command line. */
export const commandLine = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

/** What a verb of the command line prints with --json. */
export function sbd(...args) {
  return JSON.parse(runProgram(process.execPath, [commandLine, ...args, '--json']));
}
