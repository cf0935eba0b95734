import { fileURLToPath } from 'node:url';
import { median } from '../support/median.mjs';
import { runProgram } from '../support/runProgram.mjs';
import { sbd } from '../support/sbd.mjs';

// The peer: PyTorch in $SBD_PYTHON, else in python3, trains the same networks with the same threads.
const python = process.env.SBD_PYTHON ?? 'python3';
const LAYOUTS = ['contiguous', 'channels_last'];
const PEER_SECONDS = 3;
const torch = torchVersion();

export const heading = `Milliseconds of one training step, here and in ${torch ? `PyTorch ${torch}` : `PyTorch (there is none in ${python}: its columns stay empty)`}.
Medians of rounds in which all take turns; ratio = ours / PyTorch's better layout, under 1 is faster.

${['preset'.padEnd(34), 'device'.padEnd(8), '  ours', 'contiguous', 'channels-last', 'ratio', 'min–max'].join('  ')}`;
export const cases = ['circles-xy-broadcast', 'circles-xy-deconv', 'sprites-colored-factorvae', 'circles-demonstration-broadcast', 'circles-demonstration-deconv'];

/** Ours and the peer's, in turns, so that a machine that slows down slows both down. */
export function measure(name, { machine, rounds }) {
  const { experiment } = sbd('presets').find(({ id }) => id === name);
  const ours = new Map();
  const ratios = new Map();
  const peers = Object.fromEntries(LAYOUTS.map((layout) => [layout, []]));
  for (let round = 0; round < rounds; round++) {
    const devices = sbd('devices', '--preset', name).filter(({ millisecondsPerStep }) => millisecondsPerStep !== null);
    if (torch) for (const layout of LAYOUTS) peers[layout].push(timePeer(experiment, layout, machine.threads));
    for (const { id, millisecondsPerStep } of devices) {
      append(ours, id, millisecondsPerStep);
      if (torch) append(ratios, id, millisecondsPerStep / Math.min(...LAYOUTS.map((layout) => peers[layout].at(-1))));
    }
  }
  return {
    devices: [...ours].map(([device, times]) => ({ device, millisecondsPerStep: median(times), ratio: torch ? spread(ratios.get(device)) : null })),
    pytorch: torch ? { version: torch, ...Object.fromEntries(LAYOUTS.map((layout) => [layout, median(peers[layout])])) } : null,
  };
}

export function lines(name, { devices, pytorch }) {
  const number = (value, width) => (value === undefined ? '–' : value.toFixed(1)).padStart(width);
  return devices.map(({ device, millisecondsPerStep, ratio }) => {
    const columns = [name.padEnd(34), device.padEnd(8), number(millisecondsPerStep, 6), number(pytorch?.contiguous, 10), number(pytorch?.channels_last, 13)];
    if (ratio) columns.push(ratio.median.toFixed(2).padStart(5), `${ratio.smallest.toFixed(2)}–${ratio.largest.toFixed(2)}`);
    return columns.join('  ');
  });
}

function torchVersion() {
  try {
    return runProgram(python, ['-c', 'import torch; print(torch.__version__)']).trim();
  } catch {
    return null;
  }
}

function timePeer({ dataset, model, objective, optimizer, training }, layout, threads) {
  const settings = {
    imageSize: dataset.imageSize, channels: channelsOf(dataset), batchSize: training.batchSize, latents: model.latents,
    encoder: model.encoder, decoder: model.decoder, objective, learningRate: optimizer.learningRate, threads, layout, seconds: PEER_SECONDS,
  };
  return JSON.parse(runProgram(python, [fileURLToPath(new URL('pytorchStep.py', import.meta.url))], JSON.stringify(settings))).millisecondsPerStep;
}

function channelsOf({ type, channels, color }) {
  return type === 'sprites' ? (color === null ? 1 : 3) : channels;
}

function append(map, key, value) {
  map.set(key, [...(map.get(key) ?? []), value]);
}

function spread(values) {
  return { median: median(values), smallest: Math.min(...values), largest: Math.max(...values) };
}
