import type { ImageSource } from '../../datasets/imageSource';
import { openDataset } from '../../datasets/openDataset';
import { chosenDataset, type DatasetChoice } from './chosenDataset';
import { ReadingProgress } from './readingProgress';
import { untilStopped } from './untilStopped';

/** Opens the dataset that was chosen, shows how far it is where that takes a while, and closes it after the work. */
export async function withDataset(choice: DatasetChoice, work: (source: ImageSource) => void): Promise<void> {
  const dataset = chosenDataset(choice);
  const progress = new ReadingProgress();
  const opening = untilStopped((signal) => openDataset(dataset, { signal, onProgress: (fraction) => { progress.show(fraction); } }));
  const source = await opening.finally(() => { progress.clear(); });
  try {
    work(source);
  } finally {
    source.close();
  }
}
