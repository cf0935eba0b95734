import { z } from 'zod';

const factorSchema = z.strictObject({ name: z.string(), low: z.number(), high: z.number(), levels: z.array(z.number()).min(1).nullable() });

/** What a file of prepared data says of itself, in JSON behind the images. */
export const cacheHeaderSchema = z.strictObject({
  /** What it was made from, and how large that is. */
  source: z.string(),
  images: z.int().min(1),
  imageSize: z.int().min(1),
  channels: z.union([z.literal(1), z.literal(3)]),
  /** Images of black and white are kept in single bits, the first pixel in the highest one. */
  bitsPerValue: z.union([z.literal(1), z.literal(8)]),
  factors: z.array(factorSchema),
  /** `grid`: image i is cell i of the factors' levels, the last factor fastest. `table`: a row of factor values for each image. */
  labels: z.enum(['none', 'grid', 'table']),
  /** Whether a table holds every combination of levels, so that the number of an image of each cell is kept too. */
  complete: z.boolean(),
});
export type CacheHeader = z.infer<typeof cacheHeaderSchema>;

/**
 * The beginning of every file of prepared data: eight bytes of magic, then where the header begins and how long it is, in
 * 64 bits each. Then, from `IMAGES_START`: images, labels in double precision [images, factors], numbers of images in 32
 * bits [cells], header. All numbers have their lowest byte first.
 */
export const CACHE_MAGIC = Buffer.from('SBDdata1', 'latin1');
export const PREAMBLE_BYTES = 24;
export const IMAGES_START = 4096;

/** Bytes of one image as it is kept. */
export function bytesPerImage({ imageSize, channels, bitsPerValue }: Pick<CacheHeader, 'imageSize' | 'channels' | 'bitsPerValue'>): number {
  return (imageSize * imageSize * channels * bitsPerValue) / 8;
}

/** Where each part of a file begins, and where the last one ends. */
export function cacheLayout(header: CacheHeader): { readonly labels: number; readonly order: number; readonly end: number } {
  const labels = IMAGES_START + header.images * bytesPerImage(header);
  const order = labels + (header.labels === 'table' ? header.images * header.factors.length * Float64Array.BYTES_PER_ELEMENT : 0);
  const cells = header.factors.reduce((product, { levels }) => product * (levels?.length ?? 1), 1);
  return { labels, order, end: order + (header.complete ? cells * Uint32Array.BYTES_PER_ELEMENT : 0) };
}
