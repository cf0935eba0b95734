import type { DataShape } from '@shared/experiment/dataset';
import type { CollectedFile } from '../collections/fileCollection';
import { decodePicture } from '../pictures/decodePicture';
import { fitPicture } from '../pictures/fitPicture';
import type { Picture } from '../pictures/picture';

/** Names that pictures have. */
const PICTURE_NAME = /\.(png|jpe?g)$/i;

export function isPicture({ name }: CollectedFile): boolean {
  return PICTURE_NAME.test(name);
}

/**
 * Decodes files one after the other, fitted to a dataset's shape.
 * @param path of the collection; it names files in problems.
 * @param prepare is done to each picture before it is resized.
 */
export async function* collectionImages(path: string, files: readonly CollectedFile[], shape: DataShape, prepare: (picture: Picture) => Picture = (picture) => picture): AsyncGenerator<Uint8Array> {
  for (const file of files) {
    const picture = decodePicture(await file.read(), `${path}: ${file.name}`);
    yield fitPicture(prepare(picture), shape);
  }
}
