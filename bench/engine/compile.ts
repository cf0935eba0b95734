import { performance } from 'node:perf_hooks';
import { preparePreset } from './presetSession';

// Usage: compile.js <preset> <device>. Prints the milliseconds of the first training step of a new process, and of a later one.

async function main(preset: string, device: string): Promise<void> {
  const { chunk, open } = await preparePreset(preset);
  const opened = performance.now();
  const session = await open(device);
  await session.train(chunk);
  const first = performance.now() - opened;
  const again = performance.now();
  await session.train(chunk);
  const step = performance.now() - again;
  await session.dispose();
  console.log(JSON.stringify({ compileMilliseconds: first - step, stepMilliseconds: step }));
}

void main(process.argv[2]!, process.argv[3]!);
