import { createProfile, doors, openApplication } from '../support/application.mjs';
import { root } from '../support/bundle.mjs';
import { median } from '../support/median.mjs';

const TARGET_MILLISECONDS = 2000;

export const heading = `Milliseconds from the start of the application until its window can start a training; the first start, which fills caches, does not count.
Should be under ${TARGET_MILLISECONDS.toLocaleString('en-US')}. For the web host a browser is open already.

${'door'.padEnd(10)}    usable`;
export const cases = doors;

export async function measure(door, { rounds }) {
  const profile = createProfile();
  const times = [];
  try {
    for (let round = 0; round <= rounds; round++) {
      const application = await openApplication(door, root, profile);
      if (round > 0) times.push(application.milliseconds);
      await application.close();
    }
  } finally {
    profile.remove();
  }
  return { milliseconds: median(times) };
}

export function lines(door, { milliseconds }) {
  return [`${door.padEnd(10)}${milliseconds.toFixed(0).padStart(10)}${milliseconds > TARGET_MILLISECONDS ? '  too slow' : ''}`];
}
