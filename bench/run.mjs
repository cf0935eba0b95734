// npm run bench: milliseconds a training step here and in PyTorch, in turns on the same machine with the same threads.
// Usage: npm run bench -- [--rounds 3] [--json]     PyTorch is looked for in $SBD_PYTHON, else in python3.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const commandLine = join(here, '../out/main/cli.js');
const python = process.env.SBD_PYTHON ?? 'python3';
const LAYOUTS = ['contiguous', 'channels_last'];
const PRESETS = ['circles-xy-broadcast', 'circles-xy-deconv', 'circles-demonstration-broadcast', 'circles-demonstration-deconv'];
const PYTORCH_SECONDS = 3;

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } } });
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1) fail('--rounds must be a whole number above 0.');
if (!existsSync(commandLine)) fail('The application is not built: run `npm run build` first.');

const presets = JSON.parse(run(process.execPath, [commandLine, 'presets', '--json'])).filter(({ id }) => PRESETS.includes(id));
const peer = run(python, ['-c', 'import torch; print(torch.__version__)'], { optional: true })?.trim();
if (!options.json) {
  console.log(`${cpus()[0]?.model.trim() ?? 'processor'}, ${availableParallelism()} threads, Node ${process.versions.node}, ${peer ? `PyTorch ${peer}` : `no PyTorch in ${python}: its columns stay empty`}`);
  console.log(`Medians of ${rounds} rounds, each round ours and both layouts of PyTorch in turn. Milliseconds a step; ratio = ours / PyTorch's better layout, under 1 is faster.\n`);
  console.log(['preset'.padEnd(34), 'device'.padEnd(8), 'ours', 'contiguous', 'channels-last', 'ratio', 'min–max'].join('  '));
}

const results = presets.map((preset) => measure(preset));
if (options.json) console.log(JSON.stringify({ processor: cpus()[0]?.model.trim(), threads: availableParallelism(), node: process.versions.node, torch: peer ?? null, rounds, results }, null, 2));

/** Ours and the peer's, in turns, so that a machine that slows down slows both down. */
function measure({ id, experiment }) {
  const ours = new Map();
  const theirs = Object.fromEntries(LAYOUTS.map((layout) => [layout, []]));
  const ratios = new Map();
  for (let round = 0; round < rounds; round++) {
    const devices = JSON.parse(run(process.execPath, [commandLine, 'devices', '--preset', id, '--json'])).filter(({ millisecondsPerStep }) => millisecondsPerStep !== null);
    const peerTimes = peer ? LAYOUTS.map((layout) => timePeer(experiment, layout)) : [];
    LAYOUTS.forEach((layout, index) => { if (peer) theirs[layout].push(peerTimes[index]); });
    for (const { id: device, millisecondsPerStep } of devices) {
      append(ours, device, millisecondsPerStep);
      if (peer) append(ratios, device, millisecondsPerStep / Math.min(...peerTimes));
    }
  }
  const rows = [...ours].map(([device, times]) => ({ device, millisecondsPerStep: median(times), ratio: peer ? spread(ratios.get(device)) : null }));
  const pytorch = peer ? Object.fromEntries(LAYOUTS.map((layout) => [layout, median(theirs[layout])])) : null;
  if (!options.json) rows.forEach((row) => { print(id, row, pytorch); });
  return { preset: id, devices: rows, pytorch };
}

function timePeer({ dataset, model, optimizer, training }, layout) {
  const settings = {
    imageSize: dataset.imageSize, channels: dataset.channels, batchSize: training.batchSize, latents: model.latents,
    encoder: model.encoder, decoder: model.decoder, learningRate: optimizer.learningRate,
    threads: availableParallelism(), layout, seconds: PYTORCH_SECONDS,
  };
  return JSON.parse(run(python, [join(here, 'pytorchStep.py')], { input: JSON.stringify(settings) })).millisecondsPerStep;
}

function print(id, { device, millisecondsPerStep, ratio }, pytorch) {
  const number = (value, width) => (value === undefined ? '–' : value.toFixed(1)).padStart(width);
  const columns = [id.padEnd(34), device.padEnd(8), number(millisecondsPerStep, 6), number(pytorch?.contiguous, 10), number(pytorch?.channels_last, 13)];
  if (ratio) columns.push(ratio.median.toFixed(2).padStart(5), `${ratio.smallest.toFixed(2)}–${ratio.largest.toFixed(2)}`);
  console.log(columns.join('  '));
}

function run(command, args, { input, optional = false } = {}) {
  const result = spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (result.status === 0) return result.stdout;
  if (optional) return undefined;
  fail(`${command} ${args[0]} failed: ${result.error?.message ?? result.stderr.trim()}`);
}

function append(map, key, value) {
  map.set(key, [...(map.get(key) ?? []), value]);
}

function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function spread(values) {
  return { median: median(values), smallest: Math.min(...values), largest: Math.max(...values) };
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
