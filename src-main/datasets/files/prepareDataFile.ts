import { mkdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dataset } from '@shared/experiment/dataset';
import type { VaryingFactor } from '@shared/experiment/datasets/factor';
import { ProblemError } from '@shared/problem';
import { cacheFolder } from './cache/cacheFolder';
import { bytesPerImage, type CacheHeader } from './cache/cacheHeader';
import { CacheWriter } from './cache/cacheWriter';
import { packBits } from './cache/packBits';
import { PreparedFile } from './cache/preparedFile';
import { dataFileProblem, invalidData } from './dataProblem';
import { formatBytes } from './formatBytes';
import { cellOrder } from './readings/cellOrder';
import { ReadAgain, type DataReading } from './readings/dataReading';
import { dataSource, type DataSource } from './readings/dataSource';
import { TakingTurns } from './takingTurns';

/** How data are prepared; for a large file it takes minutes. */
export interface PrepareOptions {
  /** Is told how much is done, up to 1; never where the data were prepared before. */
  readonly onProgress?: (fraction: number) => void;
  /** Cancels the preparation, which leaves nothing behind and rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Data that are ready to be read image by image. */
export interface PreparedData {
  /** Where they are kept. */
  readonly file: string;
  /** Whether they had been prepared before. */
  readonly cached: boolean;
  readonly images: number;
  readonly factors: readonly VaryingFactor[];
}

/** What header and labels may need besides. */
const SPARE_BYTES = 2 ** 24;

/**
 * Reads a file or folder of data once, and keeps its images in their final size in the cache, from where they can be read
 * one by one. What was prepared before is found by the path, the size and the time of change of its files.
 * @throws ProblemError for data that are missing, damaged or made to do harm, and where the disk has no room.
 */
export async function prepareDataFile(dataset: Dataset, options: PrepareOptions = {}): Promise<PreparedData> {
  options.signal?.throwIfAborted();
  const source = await dataSource(dataset, options.signal);
  const file = join(cacheFolder(), `${source.fingerprint}.images`);
  const before = PreparedFile.open(file);
  before?.close();
  const header = before?.header ?? (await prepare(source, file, options));
  return { file, cached: before !== null, images: header.images, factors: header.factors };
}

async function prepare(source: DataSource, file: string, options: PrepareOptions): Promise<CacheHeader> {
  const reading = await source.open();
  try {
    await checkFreeSpace(reading, source);
    for (;;) {
      const writer = new CacheWriter(file);
      try {
        await copyImages(reading, writer, source, options);
        return finish(reading, writer, source);
      } catch (error) {
        writer.discard();
        if (!(error instanceof ReadAgain)) throw error;
      }
    }
  } finally {
    reading.close();
  }
}

async function copyImages(reading: DataReading, writer: CacheWriter, { description }: DataSource, { onProgress, signal }: PrepareOptions): Promise<void> {
  const turns = new TakingTurns(signal);
  const valuesPerImage = reading.shape.imageSize ** 2 * reading.shape.channels;
  let images = 0;
  for await (const block of reading.blocks()) {
    writer.append(reading.bitsPerValue === 1 ? packBits(block) : block);
    images += block.length / valuesPerImage;
    onProgress?.(Math.min(1, images / reading.images));
    await turns.give();
    signal?.throwIfAborted();
  }
  if (images !== reading.images) throw invalidData(description, `There are ${images.toLocaleString('en')} images, not ${reading.images.toLocaleString('en')} as the file says.`, 'Get it again from where it comes from.');
}

function finish({ images, shape, bitsPerValue, labels }: DataReading, writer: CacheWriter, { description }: DataSource): CacheHeader {
  const factors = labels.kind === 'none' ? [] : labels.factors.map((factor) => ({ ...factor, levels: factor.levels === null ? null : [...factor.levels] }));
  const order = labels.kind === 'table' ? cellOrder(labels.factors, labels.values) : null;
  const header: CacheHeader = { source: description, images, imageSize: shape.imageSize, channels: shape.channels === 1 ? 1 : 3, bitsPerValue, factors, labels: labels.kind, complete: order !== null };
  writer.finish(header, labels.kind === 'table' ? labels.values : new Float64Array(0), order ?? new Uint32Array(0));
  return header;
}

/** @throws ProblemError that says how much is needed, before anything is written. */
async function checkFreeSpace({ images, shape, bitsPerValue, labels }: DataReading, { description }: DataSource): Promise<void> {
  const folder = cacheFolder();
  const factors = labels.kind === 'table' ? labels.factors.length : 0;
  const needed = images * (bytesPerImage({ ...shape, channels: shape.channels === 1 ? 1 : 3, bitsPerValue }) + factors * Float64Array.BYTES_PER_ELEMENT) + SPARE_BYTES;
  let free: number;
  try {
    mkdirSync(folder, { recursive: true });
    const { bavail, bsize } = await statfs(folder);
    free = bavail * bsize;
  } catch (error) {
    throw dataFileProblem(error, 'The folder for prepared data can\'t be used', folder);
  }
  if (needed <= free) return;
  throw new ProblemError({
    code: 'disk-full',
    what: `Preparing ${images.toLocaleString('en')} images of ${description} needs ${formatBytes(needed)}; ${formatBytes(free)} are free.`,
    where: folder,
    remedy: 'Free some space on that disk ("sbd dataset cache" lists what was prepared before), choose 32×32 pixels, or set SBD_CACHE_FOLDER to a folder on another disk.',
  });
}
