import { varyingFactors, type Dataset } from '@shared/experiment/dataset';
import { ProblemError } from '@shared/problem';
import { validate } from '@shared/validate';
import { Command } from 'commander';
import { z } from 'zod';
import { renderImages } from '../../datasets/renderImages';
import { sampleFactors } from '../../datasets/sampleFactors';
import { Generator } from '../../random/generator';
import { writeFileAtomically } from '../../store/writeFileAtomically';
import { spriteSheet } from '../../training/evaluation/spriteSheet';
import { encodeNpy } from '../dataset/npy';
import { readFactors } from '../dataset/readFactors';
import { integerOption } from '../input/integerOption';
import { readExperiment } from '../input/readExperiment';

interface SourceOptions {
  readonly preset?: string;
  readonly config?: string;
  readonly set: readonly string[];
  readonly out: string;
  readonly json?: boolean;
}

interface SampleOptions extends SourceOptions {
  readonly count: number;
  readonly seed: number;
}

interface RenderOptions extends SourceOptions {
  readonly factors: string;
}

/** Images rendered at a time, so that large sets never stand in memory as floats. */
const BATCH = 256;

const countSchema = z.int().max(4096, 'must be at most 4096');

const examples = `
Examples:
  sbd dataset sample --preset circles-xy-broadcast --count 64 --seed 1 --out circles.png
  sbd dataset render --config experiment.json --factors factors.json --out images.npy

A file of factors looks like {"unit": "value", "factors": [[0.3, 0.7], [0.5, 0.5]]}: a row for each image, its values in
the order in which "sbd dataset sample --json" names the factors.`;

/** `sbd dataset`: looks at a dataset, or renders chosen images of it for other programs. */
export function datasetVerb(): Command {
  const sample = withSource(new Command('sample').description('draw random images and write them as one PNG'))
    .option('--count <number>', 'how many images', integerOption(1), 16)
    .option('--seed <number>', 'seed of the factor values', integerOption(0), 0)
    .requiredOption('--out <file.png>', 'file to write')
    .action(writeSample);
  const render = withSource(new Command('render').description('render given factor values and write them as a NumPy file: uint8, [images, height, width, channels]'))
    .requiredOption('--factors <file.json>', 'factor values')
    .requiredOption('--out <file.npy>', 'file to write')
    .action(writeRendered);
  return new Command('dataset')
    .description('draw or render images of a dataset')
    .addHelpText('after', examples)
    .addCommand(sample)
    .addCommand(render);
}

function withSource(command: Command): Command {
  return command
    .exitOverride()
    .option('--preset <id>', 'take the dataset of this ready-made experiment; `sbd presets` lists them')
    .option('--config <file>', 'take the dataset of this experiment, such as the config.json of a run')
    .option('--set <path=value>', 'change one field of the experiment; may be repeated', (assignment: string, earlier: string[]) => [...earlier, assignment], [])
    .option('--json', 'print what was written as JSON');
}

function readDataset({ preset, config, set }: SourceOptions): Dataset {
  if ((preset === undefined) === (config === undefined)) {
    throw new ProblemError({ code: 'invalid-input', what: 'A dataset comes from either a preset or a file.', where: '--preset, --config', remedy: 'Give exactly one of --preset and --config.' });
  }
  return readExperiment({ set, ...(preset === undefined ? { config: config! } : { preset }) }).dataset;
}

function writeSample(options: SampleOptions): void {
  const dataset = readDataset(options);
  const count = validate(countSchema, options.count, '--count');
  const factors = sampleFactors(dataset, Generator.fromSeed(options.seed, 'preview'), count);
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const pixels = dataset.imageSize ** 2 * dataset.channels;
  // Places that are left over in the last row stay black.
  const images = new Float32Array(rows * columns * pixels);
  renderImages(dataset, factors, images.subarray(0, count * pixels));
  const sheet = spriteSheet(images, rows, columns, dataset.imageSize, dataset.channels);
  writeFileAtomically(options.out, Buffer.from(sheet.dataUrl.slice(sheet.dataUrl.indexOf(',') + 1), 'base64'));
  const names = varyingFactors(dataset).map(({ name }) => name);
  const values = Array.from({ length: count }, (_, index) => [...factors.subarray(index * names.length, (index + 1) * names.length)]);
  if (options.json) console.log(JSON.stringify({ out: options.out, count, rows, columns, imageSize: dataset.imageSize, channels: dataset.channels, seed: options.seed, factors: names, values }));
  else console.log(`${options.out}: ${String(count)} images in ${String(rows)} rows of ${String(columns)}, varying in ${names.join(', ')} (seed ${String(options.seed)}).`);
}

function writeRendered(options: RenderOptions): void {
  const dataset = readDataset(options);
  const varying = varyingFactors(dataset);
  const factors = readFactors(options.factors, varying);
  const count = factors.length / varying.length;
  const shape = [count, dataset.imageSize, dataset.imageSize, dataset.channels];
  writeFileAtomically(options.out, encodeNpy(renderBytes(dataset, factors, count), shape));
  const names = varying.map(({ name }) => name);
  if (options.json) console.log(JSON.stringify({ out: options.out, shape, dtype: 'uint8', factors: names }));
  else console.log(`${options.out}: uint8 [${shape.join(', ')}], factors ${names.join(', ')}.`);
}

/** Pixels as bytes, 255 for 1. */
function renderBytes(dataset: Dataset, factors: Float64Array, count: number): Uint8Array {
  const width = factors.length / count;
  const pixels = dataset.imageSize ** 2 * dataset.channels;
  const bytes = new Uint8ClampedArray(count * pixels);
  for (let first = 0; first < count; first += BATCH) {
    const length = Math.min(BATCH, count - first);
    const images = new Float32Array(length * pixels);
    renderImages(dataset, factors.subarray(first * width, (first + length) * width), images);
    bytes.set(images.map((value) => value * 255), first * pixels);
  }
  return new Uint8Array(bytes.buffer);
}
