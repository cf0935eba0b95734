import { dataPath, type Dataset } from '@shared/experiment/dataset';
import { ProblemError } from '@shared/problem';
import type { ImageSource } from '../../datasets/imageSource';
import { openDataset } from '../../datasets/openDataset';
import { samplePreview, type DatasetPreview, type PreviewRequest } from './samplePreview';

interface OpenData {
  /** The dataset, to tell whether another one is asked for. */
  readonly key: string;
  readonly path: string;
  readonly reading: AbortController;
  readonly source: Promise<ImageSource>;
}

/** Previews datasets that are read from files. The newest one stays open; asking for another one ends its reading. */
export class FilePreviewer {
  #data: OpenData | null = null;

  /**
   * @param onReading is told how far the reading of the file is, 0 to 1.
   * @throws ProblemError at the field that names the file.
   */
  async preview(request: PreviewRequest, onReading: (path: string, fraction: number) => void): Promise<DatasetPreview> {
    const data = this.#open(request.dataset, onReading);
    try {
      return samplePreview(await data.source, request);
    } catch (error) {
      if (this.#data === data) this.#data = null;
      throw data.reading.signal.aborted ? cancelled(request.dataset) : atField(error, request.dataset);
    }
  }

  /** Ends the reading of a file; whoever waits for it is told so. */
  stop(path: string): void {
    if (this.#data?.path === path) this.#close();
  }

  #open(dataset: Dataset, onReading: (path: string, fraction: number) => void): OpenData {
    const key = JSON.stringify(dataset);
    if (this.#data?.key === key) return this.#data;
    this.#close();
    const path = dataPath(dataset) ?? '';
    const reading = new AbortController();
    const source = openDataset(dataset, { signal: reading.signal, onProgress: (fraction) => { onReading(path, fraction); } });
    this.#data = { key, path, reading, source };
    return this.#data;
  }

  #close(): void {
    this.#data?.reading.abort();
    this.#data?.source.then((source) => { source.close(); }, () => undefined);
    this.#data = null;
  }
}

function fieldOf(dataset: Dataset): string {
  return 'path' in dataset ? 'dataset.path' : 'dataset.origin.path';
}

function cancelled(dataset: Dataset): ProblemError {
  return new ProblemError({ code: 'cancelled', what: 'Reading the data was cancelled.', where: fieldOf(dataset), remedy: 'Try again to read it from its start.' });
}

/** A problem with the file, at the field of the experiment that names it. */
function atField(error: unknown, dataset: Dataset): unknown {
  if (!(error instanceof ProblemError)) return error;
  const { where } = error.problem;
  return new ProblemError({ ...error.problem, where: where === '' ? fieldOf(dataset) : `${fieldOf(dataset)}: ${where}` }, { cause: error });
}
