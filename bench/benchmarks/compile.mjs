import { median } from '../support/median.mjs';
import { runBundled } from '../support/runBundled.mjs';

const TARGET_MILLISECONDS = 2000;

export const heading = `Milliseconds until the first training step of a new process has been compiled: tracing, improving, onnxruntime's session. Should be under ${TARGET_MILLISECONDS.toLocaleString('en-US')}.

${'preset'.padEnd(34)}    compile`;
export const cases = ['circles-xy-broadcast', 'circles-xy-deconv', 'sprites-colored-factorvae', 'circles-demonstration-broadcast'];

export async function measure(name, { rounds }) {
  const times = [];
  for (let round = 0; round < rounds; round++) times.push((await runBundled('compile', name, 'cpu')).compileMilliseconds);
  return { compileMilliseconds: median(times) };
}

export function lines(name, { compileMilliseconds }) {
  return [`${name.padEnd(34)}${compileMilliseconds.toFixed(0).padStart(11)}${compileMilliseconds > TARGET_MILLISECONDS ? '  too slow' : ''}`];
}
