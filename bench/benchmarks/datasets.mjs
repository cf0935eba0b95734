import { sbd } from '../support/sbd.mjs';

// A GPU that trains 400 steps of 16 images a second must not wait for them.
const NEEDED_IMAGES_PER_SECOND = 400 * 16;

export const heading = `Images a second that one thread draws: in the first second, and once renderers have made what they keep.
Training 400 steps of 16 images a second takes ${NEEDED_IMAGES_PER_SECOND.toLocaleString('en-US')}.

${'dataset'.padEnd(34)}      first     steady`;
export const cases = ['all'];

export function measure() {
  return sbd('dataset', 'speed');
}

export function lines(_, speeds) {
  const number = (value) => value.toLocaleString('en-US').padStart(11);
  return speeds.map(({ id, first, steady }) => `${id.padEnd(34)}${number(first)}${number(steady)}${steady < NEEDED_IMAGES_PER_SECOND ? '  too slow' : ''}`);
}
