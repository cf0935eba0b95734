import { performance } from 'node:perf_hooks';
import { dataShape } from '@shared/experiment/dataset';
import { Generator } from '../../src-main/random/generator';
import { preparePreset } from './presetSession';

// Usage: inference.js <preset> <device>. Prints seconds of rendering and of encoding 10,000 images, and the milliseconds of
// decoding one image, median and 95th percentile of many.

const IMAGES = 10_000;
const DECODED = 300;

async function main(preset: string, device: string): Promise<void> {
  const { experiment, source, open } = await preparePreset(preset);
  const session = await open(device);
  const generator = Generator.fromSeed(0, 'preview');
  const rendering = performance.now();
  const { imageSize, channels } = dataShape(experiment.dataset);
  const valuesPerImage = imageSize * imageSize * channels;
  const images = new Float32Array(IMAGES * valuesPerImage);
  source.render(source.sample(generator, IMAGES), images);
  const rendered = performance.now();
  // Compiles for the batch sizes that follow.
  await session.encode(images.subarray(0, 73 * valuesPerImage), 73);
  const encoding = performance.now();
  await session.encode(images, IMAGES);
  const encoded = performance.now();

  const latents = new Float32Array(experiment.model.latents);
  await session.decode(latents, 1);
  const times: number[] = [];
  for (let index = 0; index < DECODED; index++) {
    latents[index % latents.length] = generator.uniform();
    const started = performance.now();
    await session.decode(latents, 1);
    times.push(performance.now() - started);
  }
  times.sort((left, right) => left - right);
  await session.dispose();
  console.log(JSON.stringify({
    images: IMAGES,
    renderSeconds: (rendered - rendering) / 1000,
    encodeSeconds: (encoded - encoding) / 1000,
    decodeMilliseconds: times[DECODED / 2],
    slowDecodeMilliseconds: times[Math.floor(DECODED * 0.95)],
  }));
}

void main(process.argv[2]!, process.argv[3]!);
