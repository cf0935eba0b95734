import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createProfile, doors, openApplication } from '../support/application.mjs';
import { countFrames } from '../support/frames.mjs';
import { median } from '../support/median.mjs';
import { pageVoice } from '../support/pageVoice.mjs';
import { processorSeconds } from '../support/processorTime.mjs';
import { sbd } from '../support/sbd.mjs';
import { stubbedApplication } from '../support/stubbedApplication.mjs';

const SETTLING_SECONDS = 8;
const WINDOW_SECONDS = 10;

export const heading = `The application while a stub engine trains 1,000 steps a second, Live screen open; windows of ${WINDOW_SECONDS} seconds.
Bookkeeping is the processor time of the whole main process, whose engine and image renderer are the stubs; the window's own processes are not in it.
Should be: 60 frames a second, no line lost, under 5 % of a core.

${['door'.padEnd(10), 'steps/s', 'frames/s', 'longest ms', 'late', 'lines', 'lost', 'bookkeeping'].join('  ')}`;
export const cases = doors;

export async function measure(door, { rounds }) {
  const profile = createProfile();
  const application = await openApplication(door, await stubbedApplication(), profile);
  try {
    const { page, pid } = application;
    const voice = await pageVoice(page);
    const { id } = (await voice.call('runs.start', { experiment: longExperiment(), device: 'cpu' })).status;
    await page.getByRole('navigation').getByRole('link', { name: 'Live' }).click();
    await delay(SETTLING_SECONDS * 1000);
    const windows = [];
    for (let round = 0; round < rounds; round++) {
      const before = { seconds: processorSeconds(pid), step: stepOf(profile.runs, id), at: performance.now() };
      const frames = await countFrames(page, WINDOW_SECONDS);
      const elapsed = (performance.now() - before.at) / 1000;
      windows.push({ ...frames, stepsPerSecond: (stepOf(profile.runs, id) - before.step) / elapsed, bookkeeping: before.seconds === null ? null : (processorSeconds(pid) - before.seconds) / elapsed });
    }
    await voice.call('runs.stop', { id });
    return { ...summary(windows), ...(await linesOf(voice, id, profile.runs)) };
  } finally {
    await application.close();
    profile.remove();
  }
}

export function lines(door, { stepsPerSecond, framesPerSecond, longestFrame, lateFrames, written, lost, bookkeeping }) {
  return [[
    door.padEnd(10), stepsPerSecond.toFixed(0).padStart(7), framesPerSecond.toFixed(1).padStart(8), longestFrame.toFixed(0).padStart(10), String(lateFrames).padStart(4),
    String(written).padStart(5), String(lost).padStart(4), (bookkeeping === null ? '–' : `${(100 * bookkeeping).toFixed(1)} %`).padStart(11),
  ].join('  ')];
}

function longExperiment() {
  const { experiment } = sbd('presets').find(({ id }) => id === 'circles-demonstration-broadcast');
  return { ...experiment, training: { ...experiment.training, steps: 1_000_000 }, evaluation: { ...experiment.evaluation, samples: 100, snapshots: 2 } };
}

/** The metric lines that a run has written. */
function recordsOf(runs, id) {
  return readFileSync(join(runs, id, 'metrics.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
}

function stepOf(runs, id) {
  return recordsOf(runs, id).at(-1).step;
}

function summary(windows) {
  const of = (key) => windows.map((window) => window[key]);
  return {
    stepsPerSecond: median(of('stepsPerSecond')),
    framesPerSecond: median(of('framesPerSecond')),
    longestFrame: Math.max(...of('longestFrame')),
    lateFrames: of('lateFrames').reduce((sum, count) => sum + count, 0),
    bookkeeping: of('bookkeeping').includes(null) ? null : median(of('bookkeeping')),
  };
}

/** Lines that the run's file has, and how many are missing in it or did not reach the window. */
async function linesOf(voice, id, runs) {
  const written = recordsOf(runs, id).map(({ sequence }) => sequence);
  const arrived = new Set(await voice.sequences(id));
  const gaps = written.filter((sequence, index) => sequence !== index).length;
  return { written: written.length, lost: gaps + written.filter((sequence) => !arrived.has(sequence)).length };
}
