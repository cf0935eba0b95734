import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DataShape } from '@shared/experiment/dataset';
import { openIdx } from '../arrays/openIdx';
import { invalidData } from '../dataProblem';
import { arrayImages } from './arrayImages';
import type { DataReading } from './dataReading';
import { labelColumns, labelTable } from './labelTable';

const IMAGES = 'train-images-idx3-ubyte';
const LABELS = 'train-labels-idx1-ubyte';

/** The two files of Fashion-MNIST's training set in a folder. */
export interface FashionFiles {
  readonly images: string;
  readonly labels: string;
}

/** @throws ProblemError where they are not in the folder. */
export function fashionFiles(folder: string): FashionFiles {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw invalidData(folder, 'This is not a folder.', `Choose the folder that holds ${IMAGES}.gz and ${LABELS}.gz.`);
  return { images: withOrWithoutGzip(folder, IMAGES), labels: withOrWithoutGzip(folder, LABELS) };
}

function withOrWithoutGzip(folder: string, name: string): string {
  const found = [name, `${name}.gz`].map((candidate) => join(folder, candidate)).find((path) => existsSync(path));
  if (found === undefined) throw invalidData(folder, `There is neither ${name} nor ${name}.gz in this folder.`, 'Choose the folder that holds the idx files of Fashion-MNIST.');
  return found;
}

/** Fashion-MNIST (Xiao et al. 2017) from its idx files: one factor, the class from 0 to 9. */
export async function fashionReading(files: FashionFiles, shape: DataShape): Promise<DataReading> {
  const images = arrayImages(await openIdx(files.images), shape, files.images);
  const columns = await labelColumns(await openIdx(files.labels), images.images, files.labels);
  if (columns.length !== 1) throw invalidData(files.labels, 'There is more than one label for an image.', 'Get the file again from where it comes from.');
  return {
    ...images,
    shape,
    bitsPerValue: 8,
    labels: labelTable([{ name: 'class', values: columns[0]!.values, discrete: true }], files.labels),
    close: () => undefined,
  };
}
