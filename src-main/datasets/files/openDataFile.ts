import { dataShape, type Dataset } from '@shared/experiment/dataset';
import { roomFactors } from '@shared/experiment/datasets/rooms';
import { spriteFactors, spritesVaryingFactors, type SpritesDataset } from '@shared/experiment/datasets/sprites';
import type { ImageSource } from '../imageSource';
import { renderedSource } from '../renderedSource';
import { SpritePainter } from '../sprites/spritePainter';
import { PreparedFile } from './cache/preparedFile';
import { invalidData } from './dataProblem';
import { prepareDataFile, type PrepareOptions } from './prepareDataFile';
import { cellAt, preparedSource, readImages } from './preparedSource';
import { spriteFileMasks } from './spriteFileMasks';

/**
 * Opens a dataset that comes from a file or folder. The first time it is prepared, which takes minutes for a large one;
 * from then on it opens at once. The published files of sprites and rooms take the place of their renderers: their images
 * are named by factor values, as the rendered ones are.
 * @throws ProblemError where the data are missing, damaged or made to do harm, and where the disk has no room.
 */
export async function openDataFile(dataset: Dataset, options: PrepareOptions = {}): Promise<ImageSource> {
  const { file } = await prepareDataFile(dataset, options);
  const prepared = PreparedFile.open(file);
  if (prepared === null) throw invalidData(file, 'The prepared data are gone: somebody has cleared them at this moment.', 'Try again; they are made anew.');
  switch (dataset.type) {
    case 'sprites':
      return spritesSource(dataset, prepared);
    case 'rooms':
      return roomsSource(prepared);
    default:
      return preparedSource(prepared);
  }
}

function spritesSource(dataset: SpritesDataset, file: PreparedFile): ImageSource {
  const painter = new SpritePainter(dataset, spriteFileMasks(file));
  const rendered = renderedSource({
    shape: dataShape(dataset),
    factors: spritesVaryingFactors(dataset),
    size: spriteFactors.reduce((product, { levels }) => product * levels!.length, 1),
    render: (values, target) => { painter.draw(values, target); },
  });
  return { ...rendered, close: () => { file.close(); } };
}

function roomsSource(file: PreparedFile): ImageSource {
  const { imageSize, channels, images } = file.header;
  const width = roomFactors.length;
  const rendered = renderedSource({
    shape: { imageSize, channels },
    factors: roomFactors,
    size: images,
    render: (values, target) => {
      const cells = Array.from({ length: values.length / width }, (_, row) => cellAt(roomFactors, values.subarray(row * width, (row + 1) * width)));
      readImages(file, cells, target);
    },
  });
  return { ...rendered, close: () => { file.close(); } };
}
