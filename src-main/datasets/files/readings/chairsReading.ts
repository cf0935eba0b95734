import type { DataShape } from '@shared/experiment/dataset';
import { compareNames, type CollectedFile, type FileCollection } from '../collections/fileCollection';
import { invalidData } from '../dataProblem';
import { cropPicture } from '../pictures/fitPicture';
import type { Picture } from '../pictures/picture';
import { collectionImages } from './collectionImages';
import type { DataReading } from './dataReading';
import { labelTable, type LabelColumn } from './labelTable';

/** `…/<model>/renders/image_052_p030_t232_r096.png`: elevation and azimuth in degrees; the distance is always the same. */
const CHAIR_NAME = /(?:^|\/)([^/]+)\/renders\/image_\d+_p(\d{3})_t(\d{3})_r\d{3}\.png$/;

/**
 * The chairs of Aubry et al. (2014) from their archive or its unpacked folder, as others prepare them (Kim and Mnih 2018):
 * the middle two thirds, resized, gray. Factors are the model (a number, in the order of their names), the azimuth and the
 * elevation in degrees.
 * @throws ProblemError where there are none.
 */
export function chairsReading(collection: FileCollection, shape: DataShape): DataReading {
  const chairs = collection.files.flatMap((file) => {
    const [, model, elevation, azimuth] = CHAIR_NAME.exec(file.name) ?? [];
    return model === undefined ? [] : [{ file, model, azimuth: Number(azimuth), elevation: Number(elevation) }];
  });
  if (chairs.length === 0) throw invalidData(collection.path, 'There are no chairs here: no file is named like <model>/renders/image_001_p020_t011_r096.png.', 'Choose rendered_chairs.tar, or the folder that it unpacks to.');
  const models = [...new Set(chairs.map(({ model }) => model))].sort(compareNames);
  const numbers = new Map(models.map((model, number) => [model, number]));
  const column = (name: string, value: (chair: (typeof chairs)[number]) => number): LabelColumn => ({ name, values: Float64Array.from(chairs, value), discrete: true });
  const columns = [
    column('model', ({ model }) => numbers.get(model)!),
    column('azimuth', ({ azimuth }) => azimuth),
    column('elevation', ({ elevation }) => elevation),
  ];
  const files: CollectedFile[] = chairs.map(({ file }) => file);
  return {
    images: files.length,
    shape,
    bitsPerValue: 8,
    labels: labelTable(columns, collection.path),
    blocks: () => collectionImages(collection.path, files, shape, middle),
    close: () => { collection.close(); },
  };
}

/** Of the published 600×600 pixels, 400×400 from (100, 100); of others, the same part. */
function middle(picture: Picture): Picture {
  const { width, height } = picture;
  const [left, top] = [Math.round(width / 6), Math.round(height / 6)];
  return cropPicture(picture, left, top, width - left, height - top);
}
