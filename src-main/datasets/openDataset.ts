import { dataPath, type Dataset } from '@shared/experiment/dataset';
import { openChairs } from './chairs/openChairs';
import { openCircles } from './circles/openCircles';
import { openDataFile } from './files/openDataFile';
import type { PrepareOptions } from './files/prepareDataFile';
import type { ImageSource } from './imageSource';
import { openPinwheel } from './pinwheel/openPinwheel';
import { openRooms } from './rooms/openRooms';
import { openSprites } from './sprites/openSprites';

/**
 * Opens a dataset: rendered ones at once, those from a file or folder once it has been read. Close it when it is no longer needed.
 * @throws ProblemError where the file is missing or not what it should be.
 */
export async function openDataset(dataset: Dataset, options: PrepareOptions = {}): Promise<ImageSource> {
  options.signal?.throwIfAborted();
  if (dataPath(dataset) !== null) return openDataFile(dataset, options);
  switch (dataset.type) {
    case 'circles':
      return openCircles(dataset);
    case 'sprites':
      return openSprites(dataset);
    case 'rooms':
      return openRooms(dataset);
    case 'chairs':
      return openChairs(dataset);
    case 'pinwheel':
      return openPinwheel(dataset);
    case 'fashion':
    case 'imageFiles':
      return openDataFile(dataset, options);
  }
}
