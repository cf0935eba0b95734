import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { commandLine, sbd } from '../support/sbd.mjs';

const STEPS = 20_000;
const READ_AT = [2000, 5000, 10_000, 20_000];

export const heading = `Memory of \`sbd train\` over ${STEPS.toLocaleString('en-US')} steps of a tiny model, MiB resident after so many steps (Linux).

${['model'.padEnd(34), ...READ_AT.map((step) => step.toLocaleString('en-US').padStart(8))].join('')}`;
export const cases = process.platform === 'linux' ? ['tiny'] : [];

export async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'sbd-bench-'));
  try {
    const file = join(folder, 'experiment.json');
    writeFileSync(file, JSON.stringify(tinyExperiment()));
    const child = spawn(process.execPath, [commandLine, 'train', '--config', file, '--device', 'cpu', '--runs', join(folder, 'runs'), '--json'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const megabytes = {};
    for await (const line of createInterface({ input: child.stdout })) {
      const { step } = JSON.parse(line);
      const due = READ_AT.find((at) => !(at in megabytes));
      if (step >= due) megabytes[due] = residentMegabytes(child.pid);
    }
    return { megabytes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function lines(name, { megabytes }) {
  return [`${name.padEnd(34)}${READ_AT.map((step) => (megabytes[step]?.toFixed(0) ?? '–').padStart(8)).join('')}`];
}

function tinyExperiment() {
  const { experiment } = sbd('presets').find(({ id }) => id === 'circles-demonstration-broadcast');
  return {
    ...experiment,
    model: { ...experiment.model, latents: 2, encoder: { filters: [2], dense: 4 }, decoder: { type: 'broadcast', depth: 2, filters: 2 } },
    training: { ...experiment.training, batchSize: 2, steps: STEPS },
    evaluation: { ...experiment.evaluation, samples: 100, snapshots: 3 },
  };
}

function residentMegabytes(pid) {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}
