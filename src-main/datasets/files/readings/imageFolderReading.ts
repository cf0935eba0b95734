import type { DataShape } from '@shared/experiment/dataset';
import { compareNames, type CollectedFile, type FileCollection } from '../collections/fileCollection';
import { invalidData } from '../dataProblem';
import { collectionImages, isPicture } from './collectionImages';
import type { DataReading } from './dataReading';
import { labelTable, type LabelColumn } from './labelTable';
import { readLabelsFile } from './labelsFile';

const LABELS_FILE = 'labels.csv';

/**
 * The researcher's own images from a folder of PNG and JPEG files. Their factors come from a file `labels.csv`, or else the
 * folders inside are classes; without either there are none.
 * @throws ProblemError
 */
export async function imageFolderReading(folder: FileCollection, shape: DataShape): Promise<DataReading> {
  const pictures = folder.files.filter(isPicture);
  if (pictures.length === 0) throw invalidData(folder.path, 'There are no PNG or JPEG files in this folder.', 'Choose another folder.');
  const labelsFile = folder.files.find(({ name }) => name === LABELS_FILE);
  const columns = labelsFile ? await readLabelsFile(labelsFile, pictures, folder.path) : folderClasses(pictures);
  return {
    images: pictures.length,
    shape,
    bitsPerValue: 8,
    labels: labelTable(columns, folder.path),
    blocks: () => collectionImages(folder.path, pictures, shape),
    close: () => { folder.close(); },
  };
}

/** Where every picture lies in a folder of the folder, these folders are classes, numbered in the order of their names. */
function folderClasses(pictures: readonly CollectedFile[]): LabelColumn[] {
  const folders = pictures.map(({ name }) => (name.includes('/') ? name.slice(0, name.indexOf('/')) : null));
  if (folders.includes(null)) return [];
  const names = [...new Set(folders as string[])].sort(compareNames);
  const numbers = new Map(names.map((name, number) => [name, number]));
  return [{ name: 'class', values: Float64Array.from(folders, (name) => numbers.get(name!)!), discrete: true }];
}
