import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProfile, doors, openApplication } from '../support/application.mjs';
import { root } from '../support/bundle.mjs';
import { compareTimes } from '../support/compareTimes.mjs';
import { writeManyRuns } from '../support/manyRuns.mjs';
import { runProgram } from '../support/runProgram.mjs';
import { commandLine } from '../support/sbd.mjs';

const RUNS = 1000;
const LINES = 2000;
const LONGEST_CLICK = 100;
const FEWEST_FRAMES = 60;
/** Frames are counted over seconds in which one may come early: what rounds to 60 is 60. */
const FRAME_TOLERANCE = 0.5;
const NAME_WIDTH = 58;

export const heading = `Compare and Runs with ${RUNS.toLocaleString('en-US')} finished runs of ${LINES.toLocaleString('en-US')} logged lines, the application's own controls used by pointer and keys.
A click counts from the browser's time stamp of its release (a key: of its press) until the last frame that shows something of its result has been painted by
the page's main thread and no long task (50 ms or more) is left; median and worst of the rounds. What the screen is composed of by other threads is not in it.
Work is the processor time of that thread, frames that show nothing new included, which other programs at work lengthen little.
Loading is what has to be read from disk: answered is until the first frame that shows something, complete the last, blocked the longest between two frames.
Should be: any click under ${LONGEST_CLICK} ms, ${FEWEST_FRAMES} frames a second while something is dragged or scrolled; loading may take longer but not block.
`;
export const cases = doors;

export async function measure(door, { rounds }) {
  const profile = createProfile();
  try {
    const application = await openApplication(door, root, { ...profile, runs: manyRuns() });
    try {
      return await compareTimes(application.page, rounds);
    } finally {
      await application.close();
    }
  } finally {
    profile.remove();
  }
}

export function lines(door, { loading, clicks: timed, frames }) {
  const slowest = timed.reduce((worst, click) => (click.median > worst.median ? click : worst));
  const milliseconds = (value) => value.toFixed(0).padStart(9);
  return [
    `${door}`,
    `${'  loading, ms'.padEnd(NAME_WIDTH)} answered complete  blocked`,
    ...loading.map(({ name, answered, complete, blocked }) => `  ${name.padEnd(NAME_WIDTH - 2)}${[answered, complete, blocked].map(milliseconds).join('')}`),
    `${'  click, ms'.padEnd(NAME_WIDTH)}   median    worst     work`,
    ...timed.map((click) => `  ${click.name.padEnd(NAME_WIDTH - 2)}${[click.median, click.worst, click.work].map(milliseconds).join('')}${click.median > LONGEST_CLICK ? '  too slow' : click.worst > LONGEST_CLICK ? '  once too slow' : ''}`),
    `  slowest: ${slowest.name}, ${slowest.median.toFixed(0)} ms; over ${LONGEST_CLICK} ms: ${timed.filter(({ median: middle }) => middle > LONGEST_CLICK).length} of ${timed.length} clicks`,
    `${'  dragged and scrolled'.padEnd(NAME_WIDTH)} frames/s  longest     late`,
    ...frames.map(({ name, framesPerSecond, longestFrame, lateFrames }) => `  ${name.padEnd(NAME_WIDTH - 2)}${framesPerSecond.toFixed(1).padStart(9)}${milliseconds(longestFrame)}${String(lateFrames).padStart(9)}${framesPerSecond < FEWEST_FRAMES - FRAME_TOLERANCE ? '  too few' : ''}`),
  ];
}

let folder = null;

/** Trains a run with either decoder and makes a thousand of them, once for all doors; gone when the process ends. */
function manyRuns() {
  if (folder !== null) return folder;
  folder = mkdtempSync(join(tmpdir(), 'sbd-bench-'));
  process.once('exit', () => { rmSync(folder, { recursive: true, force: true }); });
  const trained = mkdtempSync(join(tmpdir(), 'sbd-bench-'));
  try {
    for (const decoder of ['broadcast', 'deconv']) {
      runProgram(process.execPath, [commandLine, 'train', '--preset', `circles-demonstration-${decoder}`, '--steps', '20', '--set', 'evaluation.samples=1000', '--set', 'evaluation.snapshots=2', '--device', 'cpu', '--runs', trained, '--json']);
    }
    const templates = readdirSync(trained).filter((name) => /^\d/.test(name)).map((name) => join(trained, name));
    writeManyRuns({ templates, into: folder, runs: RUNS, lines: LINES });
  } finally {
    rmSync(trained, { recursive: true, force: true });
  }
  return folder;
}
