import { invalidData, tooLarge } from '../dataProblem';

/** Pixels of the largest picture that is decoded, before it is resized: 6,000×6,000 and the like. */
const MOST_PIXELS = 36_000_000;

/**
 * Looks at what the header of a picture says before any memory is taken for its pixels.
 * @throws ProblemError
 */
export function checkPictureSize(width: number, height: number, place: string): void {
  if (width < 1 || height < 1) throw damagedPicture(place);
  if (width * height > MOST_PIXELS) {
    throw tooLarge(place, `The header of this picture says that it has ${width.toLocaleString('en')}×${height.toLocaleString('en')} pixels; ${MOST_PIXELS.toLocaleString('en')} in all is the most.`, 'Save a smaller picture.');
  }
}

export function damagedPicture(place: string) {
  return invalidData(place, 'This picture is truncated or damaged.', 'Get it again from where it comes from, or take it out.');
}
