import { ProblemError } from '@shared/problem';
import { Command } from 'commander';
import { listDevices } from '../../engine/runtime/listDevices';
import { REFERENCE_DEVICE } from '../../engine/runtime/selectTfjsBackend';
import { EXIT_DONE, EXIT_FAILED } from '../exitCodes';
import type { Comparison, GoldenResult } from '../golden/goldenFile';
import { METRICS, replayFile } from '../golden/replayFile';

const examples = `
Examples:
  sbd golden vectors/*.json               on every engine that this machine has
  sbd golden --engine cpu vectors/*.json  on one
  sbd golden --json vectors/*.json        every compared quantity, for programs

The engine tfjs-cpu is tfjs's own JavaScript backend: the slow reference for the compiled ones.`;

/** `sbd golden`: repeats recorded training steps and metrics and compares every number. */
export function goldenVerb(): Command {
  return new Command('golden')
    .description('check every engine against recorded training steps and metrics')
    .argument('<files...>', 'JSON files in the golden format')
    .option('--engine <id>', 'check this engine (may be repeated); otherwise all that are present', (id: string, others: string[] = []) => [...others, id])
    .option('--json', 'print one JSON object a result')
    .addHelpText('after', examples)
    .action(async (files: string[], options: { engine?: string[]; json?: boolean }) => {
      const present = await presentEngines();
      const engines = options.engine ?? present;
      requirePresent(engines, present);
      const results: GoldenResult[] = [];
      for (const file of files) {
        const replayed = await replayFile(file, engines);
        for (const result of replayed) console.log(options.json === true ? JSON.stringify(result) : describeResult(result));
        results.push(...replayed);
      }
      if (options.json !== true) console.log(describeTotals(results));
      process.exitCode = results.some(({ status }) => status === 'failed') ? EXIT_FAILED : EXIT_DONE;
    });
}

/** The reference engine is always there but, being slow, not among the devices. */
async function presentEngines(): Promise<string[]> {
  const devices = await listDevices();
  return [...devices.filter(({ unavailable }) => unavailable === null).map(({ id }) => id), REFERENCE_DEVICE];
}

function requirePresent(engines: readonly string[], present: readonly string[]): void {
  const missing = engines.filter((engine) => !present.includes(engine));
  if (missing.length === 0) return;
  throw new ProblemError({ code: 'unknown-device', what: `There is no engine ${missing.join(', ')} here.`, where: '', remedy: `Choose among ${present.join(', ')}; \`sbd devices\` says why others are missing.` });
}

function describeResult(result: GoldenResult): string {
  const head = `${result.file.padEnd(36)} ${result.engine.padEnd(10)} ${result.status}`;
  if (result.status === 'not supported yet') return `${head}: ${result.reason}`;
  // Tolerances of metrics are absolute ones.
  const difference = result.engine === METRICS ? 'largest difference' : 'largest relative error';
  const lines = worstOfEachKind(result.comparisons).map(({ quantity, error, tolerance }) => {
    const sign = error <= tolerance ? '≤' : '>';
    return `  ${quantity.padEnd(40)} ${difference} ${error.toExponential(1)} ${sign} ${tolerance.toExponential(0)}`;
  });
  const missing = result.notSupported.length === 0 ? [] : [`  not supported yet: ${result.notSupported.join(', ')}`];
  return [head, ...lines, ...missing].join('\n');
}

/** Of the many tensors of gradients and weights, the one that is furthest off. */
function worstOfEachKind(comparisons: readonly Comparison[]): Comparison[] {
  const worst = new Map<string, Comparison>();
  for (const comparison of comparisons) {
    const [kind = ''] = comparison.quantity.split(' ');
    const known = worst.get(kind);
    if (!known || comparison.error > known.error) worst.set(kind, comparison);
  }
  return [...worst.values()];
}

function describeTotals(results: readonly GoldenResult[]): string {
  const count = (status: GoldenResult['status']) => String(results.filter((result) => result.status === status).length);
  return `${count('passed')} passed, ${count('failed')} failed, ${count('not supported yet')} not supported yet`;
}
