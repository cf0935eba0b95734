import { tooLarge } from '../dataProblem';
import { formatBytes } from '../formatBytes';

/** dSprites, whose images are nearly all black, is packed 120 to 1. */
const LARGEST_RATIO = 500;
/** Below this a high ratio does no harm. */
const HARMLESS_BYTES = 2 ** 30;

/**
 * Looks at how much an array would unpack to before any of it is unpacked.
 * @param packed bytes that it takes in its file, or more
 * @throws ProblemError where it is far more than images could be packed to.
 */
export function refuseBomb(packed: number, unpacked: number, place: string, remedy: string): void {
  if (unpacked <= HARMLESS_BYTES || unpacked / Math.max(1, packed) <= LARGEST_RATIO) return;
  throw tooLarge(place, `This array unpacks from ${formatBytes(packed)} to ${formatBytes(unpacked)}, which no real images do.`, remedy);
}
