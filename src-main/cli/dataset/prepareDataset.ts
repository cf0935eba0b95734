import { dataPath } from '@shared/experiment/dataset';
import { ProblemError } from '@shared/problem';
import { prepareDataFile } from '../../datasets/files/prepareDataFile';
import { chosenDataset, type DatasetChoice } from './chosenDataset';
import { describeFactor } from './describeFactor';
import { ReadingProgress } from './readingProgress';
import { untilStopped } from './untilStopped';

/** Reads a file or folder of data once, so that runs with it start at once, and prints what is in it. */
export async function prepareDataset(choice: DatasetChoice, { json }: { readonly json?: boolean }): Promise<void> {
  const dataset = chosenDataset(choice);
  if (dataPath(dataset) === null) throw new ProblemError({ code: 'invalid-input', what: 'The images of this dataset are rendered; there is nothing to prepare.', where: '', remedy: 'Choose a dataset that comes from a file, for example with --path.' });
  const progress = new ReadingProgress();
  const preparing = untilStopped((signal) => prepareDataFile(dataset, { signal, onProgress: (fraction) => { progress.show(fraction); } }));
  const prepared = await preparing.finally(() => { progress.clear(); });
  if (json) {
    console.log(JSON.stringify({ ...prepared, dataset }));
    return;
  }
  const factors = prepared.factors.length === 0 ? 'no factors are known' : `factors: ${prepared.factors.map(describeFactor).join(', ')}`;
  console.log(`${prepared.images.toLocaleString('en-US')} images ${prepared.cached ? 'had been prepared before' : 'prepared'}; ${factors}.\nKept in ${prepared.file}`);
}
