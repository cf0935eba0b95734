import { ProblemError } from '@shared/problem';
import { validate } from '@shared/validate';
import { Command } from 'commander';
import { z } from 'zod';
import type { ImageSource } from '../../datasets/imageSource';
import { pictures } from '../../datasets/pictures';
import { npyPreamble } from '../../formats/numpy/npyPreamble';
import { Generator } from '../../random/generator';
import { writeFileAtomically, writePartsAtomically } from '../../store/writeFileAtomically';
import { renderedImages } from '../../training/evaluation/renderedImages';
import { spriteSheet } from '../../training/evaluation/spriteSheet';
import type { DatasetChoice } from '../dataset/chosenDataset';
import { listDatasets } from '../dataset/listDatasets';
import { prepareDataset } from '../dataset/prepareDataset';
import { printCache } from '../dataset/printCache';
import { printSpeeds } from '../dataset/printSpeeds';
import { readFactors } from '../dataset/readFactors';
import { withDataset } from '../dataset/withDataset';
import { integerOption } from '../input/integerOption';

interface OutputOptions extends Omit<DatasetChoice, 'name'> {
  readonly out: string;
  readonly json?: boolean;
}

interface SampleOptions extends OutputOptions {
  readonly count: number;
  readonly seed: number;
}

interface RenderOptions extends OutputOptions {
  readonly factors: string;
}

/** Images rendered at a time, so that large sets never stand in memory. */
const BATCH = 256;

const countSchema = z.int().max(4096, 'must be at most 4096');

const examples = `
Examples:
  sbd dataset list
  sbd dataset sample sprites-colored --count 64 --seed 1 --out sprites.png
  sbd dataset render circles-xy --size 32 --factors factors.json --out images.npy
  sbd dataset sample --config experiment.json --out sheet.png
  sbd dataset prepare --path 3dshapes.h5 --type rooms
  sbd dataset prepare --path photographs --size 32 --set dataset.channels=1
  sbd dataset cache --clear

A file of factors looks like {"unit": "value", "factors": [[0.3, 0.7], [0.5, 0.5]]}: a row for each image, its values in
the order in which "sbd dataset list" names the factors. With "unit": "index", discrete factors are given by the index of
their level, from 0 on.`;

/** `sbd dataset`: looks at a dataset, or renders chosen images of it for other programs. */
export function datasetVerb(): Command {
  const list = new Command('list').exitOverride().description('list the datasets that have a name, and their factors').option('--json', 'list as JSON').action(listDatasets);
  const sample = withSource(new Command('sample').description('draw random images and write them as one PNG'))
    .option('--count <number>', 'how many images', integerOption(1), 16)
    .option('--seed <number>', 'seed of the factor values', integerOption(0), 0)
    .requiredOption('--out <file.png>', 'file to write')
    .action((name: string | undefined, options: SampleOptions) => withDataset({ ...options, name }, (source) => { writeSample(source, options); }));
  const render = withSource(new Command('render').description('render given factor values and write them as a NumPy file: uint8, [images, height, width, channels]'))
    .requiredOption('--factors <file.json>', 'factor values')
    .requiredOption('--out <file.npy>', 'file to write')
    .action((name: string | undefined, options: RenderOptions) => withDataset({ ...options, name }, (source) => { writeRendered(source, options); }));
  const speed = new Command('speed').exitOverride().description('measure how many images of each dataset one thread draws in a second').option('--json', 'print as JSON').action(printSpeeds);
  const prepare = withSource(new Command('prepare').description('read a file or folder of data once, so that runs with it start at once; Ctrl-C cancels'))
    .action((name: string | undefined, options: Omit<DatasetChoice, 'name'> & { json?: boolean }) => prepareDataset({ ...options, name }, options));
  const cache = new Command('cache')
    .exitOverride()
    .description('list what was prepared from files, in $SBD_CACHE_FOLDER or your account\'s cache')
    .option('--clear', 'remove all of it; what is needed again is prepared again')
    .option('--json', 'print as JSON')
    .action(printCache);
  return new Command('dataset')
    .description('list datasets, measure them, draw or render images of one, and prepare files of data')
    .addHelpText('after', examples)
    .addCommand(list)
    .addCommand(sample)
    .addCommand(render)
    .addCommand(speed)
    .addCommand(prepare)
    .addCommand(cache);
}

function withSource(command: Command): Command {
  return command
    .exitOverride()
    .argument('[name]', 'dataset; `sbd dataset list` lists them')
    .option('--preset <id>', 'take the dataset of this ready-made experiment instead; `sbd presets` lists them')
    .option('--config <file>', 'take the dataset of this experiment instead, such as the config.json of a run')
    .option('--path <file or folder>', 'take this file or folder of data instead')
    .option('--type <type>', 'what it is: imageFiles (images of your own), sprites, rooms, chairs or fashion', 'imageFiles')
    .option('--size <pixels>', 'side of the images, 32 or 64', integerOption(1))
    .option('--set <path=value>', 'change one field, such as dataset.x=[0.1,0.9]; may be repeated', (assignment: string, earlier: string[]) => [...earlier, assignment], [])
    .option('--json', 'print what was written as JSON');
}

function writeSample(source: ImageSource, options: SampleOptions): void {
  const count = validate(countSchema, options.count, '--count');
  const coordinates = source.sample(Generator.fromSeed(options.seed, 'preview'), count);
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const { values: drawn, imageSize, channels } = pictures(source.shape, renderedImages(source, coordinates));
  // Places that are left over in the last row stay black.
  const images = new Float32Array(rows * columns * imageSize * imageSize * channels);
  images.set(drawn);
  const sheet = spriteSheet(images, rows, columns, imageSize, channels);
  writeFileAtomically(options.out, Buffer.from(sheet.dataUrl.slice(sheet.dataUrl.indexOf(',') + 1), 'base64'));
  const names = source.factors.map(({ name }) => name);
  const factors = source.factorValues(coordinates);
  const values = Array.from({ length: count }, (_, index) => [...factors.subarray(index * names.length, (index + 1) * names.length)]);
  const varying = names.length === 0 ? '' : `, varying in ${names.join(', ')}`;
  if (options.json) console.log(JSON.stringify({ out: options.out, count, rows, columns, imageSize, channels, seed: options.seed, factors: names, values }));
  else console.log(`${options.out}: ${String(count)} images in ${String(rows)} rows of ${String(columns)}${varying} (seed ${String(options.seed)}).`);
}

function writeRendered(source: ImageSource, options: RenderOptions): void {
  if (!source.walkable) {
    throw new ProblemError({ code: 'invalid-input', what: 'This dataset has only the items that it has; factor values do not name them.', where: 'NAME', remedy: 'Choose a dataset that is rendered, or draw from this one with `sbd dataset sample`.' });
  }
  const coordinates = source.locate(readFactors(options.factors, source.factors));
  const { imageSize, channels } = source.shape;
  const shape = [coordinates.length / source.width, imageSize, imageSize, channels];
  writePartsAtomically(options.out, npyParts(source, coordinates, shape));
  const names = source.factors.map(({ name }) => name);
  if (options.json) console.log(JSON.stringify({ out: options.out, shape, dtype: 'uint8', factors: names }));
  else console.log(`${options.out}: uint8 [${shape.join(', ')}], factors ${names.join(', ')}.`);
}

/** The file piece by piece; pixels as bytes, 255 for 1. */
function* npyParts(source: ImageSource, coordinates: Float64Array, shape: readonly number[]): Iterable<Uint8Array> {
  yield npyPreamble(shape, '|u1');
  const step = BATCH * source.width;
  for (let first = 0; first < coordinates.length; first += step) {
    const images = renderedImages(source, coordinates.subarray(first, first + step));
    // Clamped arrays round to the nearest byte.
    const bytes = Uint8ClampedArray.from(images.map((value) => value * 255));
    yield new Uint8Array(bytes.buffer);
  }
}
