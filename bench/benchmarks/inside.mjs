import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createProfile, doors, openApplication } from '../support/application.mjs';
import { root } from '../support/bundle.mjs';
import { median } from '../support/median.mjs';
import { pageVoice } from '../support/pageVoice.mjs';
import { runProgram } from '../support/runProgram.mjs';
import { commandLine, sbd } from '../support/sbd.mjs';

const SECONDS = 10;
/** Steps that are slow because caches and plans are new. */
const WARM_UP_SECONDS = 2;
const TARGET = 1.03;

export const heading = `Milliseconds a step of the demonstration inside the application and on the command line, in turns; ${SECONDS} seconds each. Should be at most ${TARGET} times as much.
The window shows the Live screen, which draws beside the training, or the Devices screen, which does not.

${['window'.padEnd(18), 'inside', 'command line', 'ratio', 'min–max'].join('  ')}`;
export const cases = doors.flatMap((door) => [`${door}-Devices`, `${door}-Live`]);

export async function measure(name, { rounds }) {
  const [door, screen] = name.split('-');
  const { experiment } = sbd('presets').find(({ id }) => id === 'circles-demonstration-broadcast');
  const { millisecondsPerStep } = sbd('devices').find(({ id }) => id === 'cpu');
  const steps = Math.round((1000 * (SECONDS + WARM_UP_SECONDS)) / millisecondsPerStep);
  const short = { ...experiment, training: { ...experiment.training, steps }, evaluation: { ...experiment.evaluation, samples: 100, snapshots: 2 } };
  const pairs = [];
  for (let round = 0; round < rounds; round++) pairs.push({ inside: await timeInside(door, screen, short), outside: timeOutside(short) });
  const ratios = pairs.map(({ inside, outside }) => inside / outside);
  return {
    inside: median(pairs.map(({ inside }) => inside)),
    outside: median(pairs.map(({ outside }) => outside)),
    ratio: { median: median(ratios), smallest: Math.min(...ratios), largest: Math.max(...ratios) },
  };
}

export function lines(name, { inside, outside, ratio }) {
  return [[
    name.padEnd(18), inside.toFixed(2).padStart(6), outside.toFixed(2).padStart(12), ratio.median.toFixed(3).padStart(5), `${ratio.smallest.toFixed(3)}–${ratio.largest.toFixed(3)}${ratio.median > TARGET ? '  too slow' : ''}`,
  ].join('  ')];
}

async function timeInside(door, screen, experiment) {
  const profile = createProfile();
  const application = await openApplication(door, root, profile);
  try {
    const { page } = application;
    const voice = await pageVoice(page);
    const { id } = (await voice.call('runs.start', { experiment, device: 'cpu' })).status;
    await page.getByRole('navigation').getByRole('link', { name: screen }).click();
    while (JSON.parse(readFileSync(join(profile.runs, id, 'status.json'), 'utf8')).state !== 'finished') await delay(500);
    return warmMillisecondsPerStep(join(profile.runs, id));
  } finally {
    await application.close();
    profile.remove();
  }
}

function timeOutside(experiment) {
  const profile = createProfile();
  try {
    const overrides = Object.entries({ 'training.steps': experiment.training.steps, 'evaluation.samples': 100, 'evaluation.snapshots': 2 }).flatMap(([path, value]) => ['--set', `${path}=${value}`]);
    const output = runProgram(process.execPath, [commandLine, 'train', '--preset', 'circles-demonstration-broadcast', '--device', 'cpu', '--runs', profile.runs, '--json', ...overrides]);
    return warmMillisecondsPerStep(join(profile.runs, JSON.parse(output.split('\n')[0]).id));
  } finally {
    profile.remove();
  }
}

/** Training time a step, once warm, by the run's own record. */
function warmMillisecondsPerStep(folder) {
  const records = readFileSync(join(folder, 'metrics.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  const first = records.find(({ seconds }) => seconds >= WARM_UP_SECONDS);
  const last = records.at(-1);
  return (1000 * (last.seconds - first.seconds)) / (last.step - first.step);
}
