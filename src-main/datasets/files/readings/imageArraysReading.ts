import type { ImageFilesDataset } from '@shared/experiment/datasets/imageFiles';
import type { ArrayFile } from '../arrays/storedArray';
import { invalidData } from '../dataProblem';
import { arrayImages } from './arrayImages';
import type { DataReading } from './dataReading';
import { labelColumns, labelTable } from './labelTable';

/** What people call their arrays, the likeliest first. */
const IMAGE_NAMES = ['images', 'imgs', 'image', 'x', 'X', 'data', 'x_train', 'X_train', 'arr_0'];
const LABEL_NAMES = ['labels', 'label', 'factors', 'latents_values', 'latents_classes', 'y', 'Y', 'targets', 'y_train', 'Y_train', 'arr_1'];

/**
 * The researcher's own images from a file of arrays, with the labels in it if there are any.
 * @throws ProblemError
 */
export async function imageArraysReading(file: ArrayFile, dataset: ImageFilesDataset): Promise<DataReading> {
  const { imageSize, channels } = dataset;
  const shape = { imageSize, channels };
  const imagesName = dataset.images ?? await findImages(file);
  const images = arrayImages(await file.open(imagesName), shape, `${file.path}: ${imagesName}`);
  const labelsName = dataset.labels ?? LABEL_NAMES.find((name) => name !== imagesName && file.names.includes(name));
  const place = `${file.path}: ${labelsName ?? ''}`;
  const columns = labelsName === undefined ? [] : await labelColumns(await file.open(labelsName), images.images, place);
  return { ...images, shape, bitsPerValue: 8, labels: labelTable(columns, place), close: () => { file.close(); } };
}

/** The array with a usual name, or else the only one that has the axes of images. */
async function findImages(file: ArrayFile): Promise<string> {
  const usual = IMAGE_NAMES.find((name) => file.names.includes(name));
  if (usual !== undefined) return usual;
  const candidates: string[] = [];
  for (const name of file.names) if (await hasAxesOfImages(file, name)) candidates.push(name);
  if (candidates.length === 1) return candidates[0]!;
  const names = file.names.length === 0 ? 'no arrays' : file.names.join(', ');
  throw invalidData(file.path, `It is not clear which array holds the images. The file holds: ${names}.`, 'Name the array of images.');
}

/** An array that can't be read, such as one of Python objects, is not what is looked for. */
async function hasAxesOfImages(file: ArrayFile, name: string): Promise<boolean> {
  try {
    const { shape } = await file.open(name);
    return shape.length === 3 || shape.length === 4;
  } catch {
    return false;
  }
}
