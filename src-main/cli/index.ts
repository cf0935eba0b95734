#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { reportFailure } from './reportFailure';
import { EXIT_BAD_INPUT } from './exitCodes';
import { datasetVerb } from './verbs/dataset';
import { demoVerb } from './verbs/demo';
import { devicesVerb } from './verbs/devices';
import { evaluateVerb } from './verbs/evaluate';
import { exportVerb } from './verbs/export';
import { goldenVerb } from './verbs/golden';
import { importVerb } from './verbs/import';
import { metricsVerb } from './verbs/metrics';
import { presetsVerb } from './verbs/presets';
import { rankVerb } from './verbs/rank';
import { reproduceVerb } from './verbs/reproduce';
import { serveVerb } from './verbs/serve';
import { studyVerb } from './verbs/study';
import { trainVerb } from './verbs/train';

const help = `
Exit codes: 0 done, 1 failed, 2 bad input, 75 stopped and resumable, 130 cancelled with Ctrl-C.
Runs are kept in $SBD_RUNS, or in "SBD Workbench/runs" in your home folder.

Examples:
  sbd demo                                            see what the decoder does to a latent space
  sbd train --preset circles-demonstration-broadcast  train one run
  sbd train --help                                    all about training`;

function program(): Command {
  const sbd = new Command('sbd')
    .description('SBD Workbench: variational autoencoders with the Spatial Broadcast Decoder')
    .version(version)
    .addHelpText('after', help);
  const verbs = [trainVerb(), evaluateVerb(), exportVerb(), importVerb(), goldenVerb(), metricsVerb(), devicesVerb(), datasetVerb(), rankVerb(), studyVerb(), reproduceVerb(), presetsVerb(), serveVerb(), demoVerb()];
  for (const verb of verbs) sbd.addCommand(verb);
  throwInsteadOfExit(sbd);
  return sbd;
}

/** Commander would end the process with exit code 1 for what is bad input. */
function throwInsteadOfExit(command: Command): void {
  command.exitOverride();
  command.commands.forEach(throwInsteadOfExit);
}

async function main(): Promise<void> {
  try {
    await program().parseAsync();
  } catch (error) {
    // Commander has printed its message, or the help that was asked for.
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : EXIT_BAD_INPUT;
    else process.exitCode = reportFailure(error, process.argv.includes('--json'));
  }
  // A closed pipe must not keep the last lines, nor a library's idle thread the process.
  process.stdout.write('', () => { process.exit(); });
}

// Whoever reads our output may stop reading, as `head` does.
process.stdout.on('error', () => { process.exit(); });
process.on('uncaughtException', (error) => { process.exit(reportFailure(error, process.argv.includes('--json'))); });
void main();
