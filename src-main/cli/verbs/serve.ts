import { resolve } from 'node:path';
import { ProblemError } from '@shared/problem';
import { Command } from 'commander';
import { rendererFolder } from '../../hosts/applicationFolder';
import { hostToken } from '../../hosts/web/hostToken';
import { startWebHost } from '../../hosts/webHost';
import { openWorkbench } from '../../services/openWorkbench';
import { defaultRunsFolder } from '../../store/defaultRunsFolder';
import { EXIT_DONE, EXIT_RESUMABLE } from '../exitCodes';
import { onStopSignal } from '../stopSignals';

const LARGEST_PORT = 65_535;

interface ServeOptions {
  readonly port: string;
  readonly runs?: string;
  readonly json?: boolean;
}

const examples = `
Ctrl-C (or SIGTERM) writes a checkpoint of every active run and exits with code 75, or 0 where none was active.
SBD_TOKEN sets the token, for an address that stays the same; without it each start has a new one.

Examples:
  sbd serve
  sbd serve --port 8573 --runs /data/runs     then, on a laptop: ssh -L 8573:127.0.0.1:8573 HOST`;

/** `sbd serve`: the application for a browser on this machine, or on another one through an ssh tunnel. */
export function serveVerb(): Command {
  return new Command('serve')
    .description('open the application to a browser on this machine (127.0.0.1, with a token)')
    .option('--port <number>', 'port to listen on; 0 takes any free one', '0')
    .option('--runs <folder>', 'folder that holds the runs')
    .option('--json', 'print the address as one line of JSON')
    .addHelpText('after', examples)
    .action(async (options: ServeOptions) => { process.exitCode = await serve(options); });
}

/** Serves until SIGINT or SIGTERM. @returns the exit code: 75 where active runs were left with a checkpoint, else 0. */
async function serve(options: ServeOptions): Promise<number> {
  const port = readPort(options.port);
  const token = hostToken(process.env['SBD_TOKEN']);
  const renderer = rendererFolder();
  const runsFolder = resolve(options.runs ?? defaultRunsFolder());
  const workbench = await openWorkbench({ runsFolder, host: 'web' });
  const stopped = new Promise<void>((stop) => { onStopSignal(stop); });
  const host = await startWebHost({ workbench, rendererFolder: renderer, port, token }).catch(async (error: unknown) => {
    await workbench.close();
    throw error;
  });
  announce(host.address, host.port, runsFolder, options.json === true);
  await stopped;
  const activeRuns = workbench.activeRuns();
  if (activeRuns > 0) console.error(`Keeping a checkpoint of ${activeRuns === 1 ? '1 run' : `${activeRuns} runs`}; Resume continues from there.`);
  await host.close();
  await workbench.close();
  return activeRuns > 0 ? EXIT_RESUMABLE : EXIT_DONE;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > LARGEST_PORT) {
    throw new ProblemError({ code: 'invalid-input', what: `${text} is no port.`, where: '--port', remedy: `Give a number from 0 to ${LARGEST_PORT}; 0 takes any free port.` });
  }
  return port;
}

function announce(address: string, port: number, runsFolder: string, json: boolean): void {
  if (json) {
    console.log(JSON.stringify({ address, port, runsFolder }));
    return;
  }
  console.log(`SBD Workbench is at ${address}`);
  console.log(`Runs are in ${runsFolder}. Elsewhere: ssh -L ${port}:127.0.0.1:${port} HOST, then the same address. Ctrl-C stops.`);
}
