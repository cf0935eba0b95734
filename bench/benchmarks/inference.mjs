import { median } from '../support/median.mjs';
import { runBundled } from '../support/runBundled.mjs';

export const heading = `Encoding 10,000 images for metrics, and decoding one for a slider (median and 95th percentile of 300).

${['preset'.padEnd(34), 'render s', 'encode s', 'decode ms', '95 %'].join('  ')}`;
export const cases = ['circles-xy-broadcast', 'circles-demonstration-broadcast'];

export async function measure(name, { rounds }) {
  const all = [];
  for (let round = 0; round < rounds; round++) all.push(await runBundled('inference', name, 'cpu'));
  return Object.fromEntries(Object.keys(all[0]).map((key) => [key, median(all.map((one) => one[key]))]));
}

export function lines(name, { renderSeconds, encodeSeconds, decodeMilliseconds, slowDecodeMilliseconds }) {
  return [[name.padEnd(34), renderSeconds.toFixed(2).padStart(8), encodeSeconds.toFixed(2).padStart(8), decodeMilliseconds.toFixed(2).padStart(9), slowDecodeMilliseconds.toFixed(2)].join('  ')];
}
