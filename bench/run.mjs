// npm run bench: the product's speed on your machine. Each file of bench/benchmarks is one benchmark:
//   heading  what is measured, how to read it, and the heads of its columns
//   cases    names of what it measures, one after another
//   measure(name, { machine, rounds }) → what was measured, as plain data (or a promise of it)
//   lines(name, measured) → the rows of the table
// Usage: npm run bench -- [filter …] [--rounds 3] [--json] [--list]     A filter is part of a benchmark/case, such as `step` or `step/circles-xy`.
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { commandLine } from './support/sbd.mjs';

const folder = fileURLToPath(new URL('benchmarks', import.meta.url));
const { values: options, positionals: filters } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' }, json: { type: 'boolean', default: false }, list: { type: 'boolean', default: false } },
});
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1) fail('--rounds must be a whole number above 0.');

const names = readdirSync(folder).filter((file) => file.endsWith('.mjs')).map((file) => file.slice(0, -'.mjs'.length)).sort();
const benchmarks = await Promise.all(names.map(async (name) => ({ name, ...(await import(`./benchmarks/${name}.mjs`)) })));
const chosen = benchmarks
  .map((benchmark) => ({ ...benchmark, cases: benchmark.cases.filter((item) => filters.length === 0 || filters.some((filter) => `${benchmark.name}/${item}`.includes(filter))) }))
  .filter(({ cases }) => cases.length > 0);
if (options.list) {
  for (const { name, cases } of benchmarks) for (const item of cases) console.log(`${name}/${item}`);
  process.exit(0);
}
if (chosen.length === 0) fail(`Nothing is called ${filters.join(' or ')}; \`npm run bench -- --list\` prints all names.`);
if (!existsSync(commandLine)) fail('The application is not built: run `npm run build` first.');

const machine = { processor: cpus()[0]?.model.trim() ?? 'processor', threads: availableParallelism(), node: process.versions.node };
const say = (line) => { if (!options.json) console.log(line); };
say(`${machine.processor}, ${machine.threads} threads, Node ${machine.node}`);
const measured = {};
try {
  for (const { name, heading, cases, measure, lines } of chosen) {
    say(`\n${heading}`);
    measured[name] = {};
    for (const item of cases) {
      const result = await measure(item, { machine, rounds });
      measured[name][item] = result;
      lines(item, result).forEach(say);
    }
  }
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
if (options.json) console.log(JSON.stringify({ ...machine, ...measured }, null, 2));

function fail(message) {
  console.error(message);
  process.exit(1);
}
