import type { DataShape } from '@shared/experiment/dataset';
import type { VaryingFactor } from '@shared/experiment/datasets/factor';

/** What is known of the images besides their pixels. */
export type DataLabels =
  | { readonly kind: 'none' }
  /** Image i is cell i of the factors' levels, the last factor fastest. */
  | { readonly kind: 'grid'; readonly factors: readonly VaryingFactor[] }
  /** Factor values [images, factors]. */
  | { readonly kind: 'table'; readonly factors: readonly VaryingFactor[]; readonly values: Float64Array };

/** A data file that has been looked into, and is ready to be read from start to end. */
export interface DataReading {
  readonly images: number;
  /** Of the images as they are kept. */
  readonly shape: DataShape;
  /** Images of black and white are kept in single bits. */
  readonly bitsPerValue: 1 | 8;
  readonly labels: DataLabels;
  /**
   * All images in order, some at a time: bytes [count, imageSize, imageSize, channels].
   * @throws ReadAgain where the images must be read once more from the start, now that more is known of them.
   */
  blocks(): AsyncGenerator<Uint8Array>;
  close(): void;
}

/** Thrown by `blocks` when what it has given so far was scaled wrongly; the next time it is right. */
export class ReadAgain extends Error {}
