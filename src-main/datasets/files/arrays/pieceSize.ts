import { tooLarge } from '../dataProblem';
import { formatBytes } from '../formatBytes';

/** What is read at a time: enough to keep the disk busy, little enough to stop within a moment. */
const PIECE_BYTES = 4 * 2 ** 20;
/** An image of 8192×8192 pixels in color and single precision has three times as much. */
const LARGEST_ITEM = 256 * 2 ** 20;

/**
 * How many items of an array to read at a time.
 * @throws ProblemError where not even one of them should be held in memory.
 */
export function itemsPerPiece(itemBytes: number, place: string): number {
  if (itemBytes > LARGEST_ITEM) throw tooLarge(place, `One item of this array has ${formatBytes(itemBytes)}; ${formatBytes(LARGEST_ITEM)} is the most.`, 'Save smaller images.');
  return Math.max(1, Math.floor(PIECE_BYTES / Math.max(1, itemBytes)));
}
