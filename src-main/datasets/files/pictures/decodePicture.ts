import { ProblemError } from '@shared/problem';
import { invalidData } from '../dataProblem';
import { decodeJpeg, JPEG_SIGNATURE } from './decodeJpeg';
import { decodePng, PNG_SIGNATURE } from './decodePng';
import type { Picture } from './picture';
import { damagedPicture } from './pictureLimits';

/**
 * Decodes a picture of any known kind, which its first bytes tell, not its name.
 * @param place names it in problems.
 * @throws ProblemError
 */
export function decodePicture(file: Buffer, place: string): Picture {
  const decode = startsWith(file, PNG_SIGNATURE) ? decodePng : startsWith(file, JPEG_SIGNATURE) ? decodeJpeg : null;
  if (decode === null) throw invalidData(place, 'This is neither a PNG nor a JPEG, whatever its name says.', 'Convert it to PNG, or take it out.');
  try {
    return decode(file, place);
  } catch (error) {
    // What the checks of the decoders did not foresee is still the fault of the file.
    throw error instanceof ProblemError ? error : damagedPicture(place);
  }
}

function startsWith(file: Buffer, signature: Buffer): boolean {
  return file.subarray(0, signature.length).equals(signature);
}
