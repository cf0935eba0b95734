import type { datasetCalls } from '@shared/contract/datasets';
import { dataPath } from '@shared/experiment/dataset';
import { openDataset } from '../datasets/openDataset';
import { samplePreview } from '../training/preview/samplePreview';
import type { WorkerPool } from '../training/scheduler/workerPool';
import type { ServicesOf } from './servicesOf';

/** Samples of datasets: rendered ones at once, those from files by a thread of their own. */
export function datasetServices(pool: Pick<WorkerPool, 'reader'>): ServicesOf<typeof datasetCalls> {
  return {
    'datasets.preview': async (request) => {
      if (dataPath(request.dataset) !== null) return pool.reader().request('preview', request);
      const source = await openDataset(request.dataset);
      return samplePreview(source, request);
    },
    'datasets.stopReading': async ({ path }) => pool.reader().request('stopReading', { path }),
  };
}
