import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { dataPath, dataShape, type Dataset } from '@shared/experiment/dataset';
import type { ImageFilesDataset } from '@shared/experiment/datasets/imageFiles';
import { roomFactors } from '@shared/experiment/datasets/rooms';
import { spriteFactors } from '@shared/experiment/datasets/sprites';
import { openHdf5 } from '../arrays/hdf5/openHdf5';
import { openNpyFile } from '../arrays/openNpyFile';
import { openNpz } from '../arrays/openNpz';
import type { ArrayFile } from '../arrays/storedArray';
import { openFolder, type FolderCollection } from '../collections/openFolder';
import { openTar } from '../collections/openTar';
import { dataFileProblem, invalidData } from '../dataProblem';
import { formatBytes } from '../formatBytes';
import { regularFile } from '../regularFile';
import { chairsReading } from './chairsReading';
import type { DataReading } from './dataReading';
import { fashionFiles, fashionReading } from './fashionReading';
import { gridReading, type GridFile } from './gridReading';
import { imageArraysReading } from './imageArraysReading';
import { imageFolderReading } from './imageFolderReading';

/** The files that a dataset is read from, found and not yet opened. */
export interface DataSource {
  /** Changes with anything that the prepared data depend on. */
  readonly fingerprint: string;
  /** What a person knows them as. */
  readonly description: string;
  /** Opens them. @throws ProblemError where they are not what they should be. */
  open(): Promise<DataReading>;
}

/** Raise it whenever the same file is read into other images or labels than before. */
const READER_VERSION = 1;

const SPRITES_SIZE = 64;
/** Resized ones are means of the published pixels, so that these are what is kept. */
const spritesFile: GridFile = {
  title: 'dSprites',
  imagesName: 'imgs',
  labelsName: 'latents_values',
  firstColumn: 1,
  factors: spriteFactors,
  imageShape: [SPRITES_SIZE, SPRITES_SIZE],
  shape: { imageSize: SPRITES_SIZE, channels: 1 },
  bitsPerValue: 1,
};

/**
 * Finds the files of a dataset that comes from files.
 * @throws ProblemError where there are none.
 */
export async function dataSource(dataset: Dataset, signal?: AbortSignal): Promise<DataSource> {
  const absolute = resolve(dataPath(dataset) ?? '');
  const shape = dataShape(dataset);
  switch (dataset.type) {
    case 'sprites':
      return ofFiles([absolute], spritesFile, async () => openGrid(await openNpz(absolute), spritesFile));
    case 'rooms': {
      const grid: GridFile = { title: '3D Shapes', imagesName: 'images', labelsName: 'labels', firstColumn: 0, factors: roomFactors, imageShape: [64, 64, 3], shape, bitsPerValue: 8 };
      return ofFiles([absolute], grid, async () => openGrid(await openHdf5(absolute, signal), grid));
    }
    case 'chairs':
      if (!isFolder(absolute)) return ofFiles([absolute], { chairs: shape }, async () => chairsReading(await openTar(absolute, signal), shape));
      return ofFolder(await openFolder(absolute, signal), { chairs: shape }, (folder) => Promise.resolve().then(() => chairsReading(folder, shape)));
    case 'fashion': {
      const files = fashionFiles(absolute);
      return ofFiles([files.images, files.labels], { fashion: shape }, () => fashionReading(files, shape));
    }
    case 'imageFiles':
      return imageFiles(dataset, absolute, signal);
    case 'circles':
    case 'pinwheel':
      throw new RangeError(`The dataset ${dataset.type} does not come from files.`);
  }
}

async function imageFiles(dataset: ImageFilesDataset, path: string, signal: AbortSignal | undefined): Promise<DataSource> {
  const settings = { ...dataset, path: '' };
  if (isFolder(path)) return ofFolder(await openFolder(path, signal), settings, (folder) => imageFolderReading(folder, dataset));
  const openers: Partial<Record<string, (path: string, signal?: AbortSignal) => ArrayFile | Promise<ArrayFile>>> = { '.npz': openNpz, '.npy': openNpyFile, '.h5': openHdf5, '.hdf5': openHdf5 };
  const open = openers[extname(path).toLowerCase()];
  regularFile(path);
  if (!open) throw invalidData(path, 'Images are read from a folder, or from a file named .npz, .npy, .h5 or .hdf5.', 'Choose one of these.');
  return ofFiles([path], settings, async () => closingOnFailure(await open(path, signal), (file) => imageArraysReading(file, dataset)));
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw dataFileProblem(error, 'The data could not be read', path);
  }
}

function openGrid(file: ArrayFile, grid: GridFile): Promise<DataReading> {
  return closingOnFailure(file, (opened) => gridReading(opened, grid));
}

async function closingOnFailure(file: ArrayFile, read: (file: ArrayFile) => Promise<DataReading>): Promise<DataReading> {
  try {
    return await read(file);
  } catch (error) {
    file.close();
    throw error;
  }
}

function ofFiles(paths: readonly string[], settings: object, open: () => Promise<DataReading>): DataSource {
  const files = paths.map((path) => {
    const { size, mtimeMs } = regularFile(path);
    return { path, size, changed: mtimeMs };
  });
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return { fingerprint: fingerprint({ files, settings }), description: `${paths[0]!} (${formatBytes(bytes)})`, open };
}

function ofFolder(folder: FolderCollection, settings: object, read: (folder: FolderCollection) => Promise<DataReading>): DataSource {
  const list = createHash('sha256');
  for (const { name, bytes, changed } of folder.files) list.update(`${name}\0${String(bytes)}\0${String(changed)}\n`);
  return {
    fingerprint: fingerprint({ folder: folder.path, list: list.digest('hex'), settings }),
    description: `${folder.path} (${folder.files.length.toLocaleString('en')} files)`,
    open: () => read(folder),
  };
}

function fingerprint(parts: object): string {
  return createHash('sha256').update(JSON.stringify({ ...parts, version: READER_VERSION })).digest('hex').slice(0, 32);
}
