import { combineParts, measurePart, metricTasks } from '../../../../src-main/science/measures/metricWork';
import type { Representation } from '../../../../src-main/science/representation';
import type { MetricResult } from '../../../../src-shared/run/evaluation';

/** Every metric, measured in this thread; it tells its progress after each piece. */
export function measureInProcess(representation: Representation, seed: number, onProgress: (fraction: number) => void = () => undefined): Promise<MetricResult[]> {
  const tasks = metricTasks(representation);
  const outcomes = tasks.map((task, index) => {
    const outcome = measurePart(representation, task, seed, () => undefined);
    onProgress((index + 1) / tasks.length);
    return { task, outcome };
  });
  return Promise.resolve(combineParts(representation, seed, outcomes));
}
