import type { MetricResult } from '@shared/run/evaluation';
import { Generator } from '../../random/generator';
import type { Representation } from '../representation';
import { metricFamilies } from './metricFamilies';

/** One piece of the work, for one thread. */
export interface MetricTask {
  /** Indices in the list of families and of the family's parts. */
  readonly family: number;
  readonly part: number;
  /** Roughly how many milliseconds it takes. */
  readonly cost: number;
}

/**
 * All pieces that measuring a representation takes, the dearest first, so that threads end at about the same time.
 * @param names of the metrics that are wanted; all unless given.
 */
export function metricTasks(representation: Representation, names: ReadonlySet<string> | null = null): MetricTask[] {
  return metricFamilies
    .flatMap((family, index) => {
      const wanted = names === null || family.metrics.some(({ name }) => names.has(name));
      return wanted && family.obstacle(representation) === null ? family.costs(representation).map((cost, part) => ({ family: index, part, cost })) : [];
    })
    .sort((left, right) => right.cost - left.cost);
}

/**
 * Does one piece of the work; what it gives can be sent between threads.
 * @param onProgress is told the share that is done; what it throws ends the work.
 */
export function measurePart(representation: Representation, { family, part }: MetricTask, seed: number, onProgress: (fraction: number) => void): unknown {
  return metricFamilies[family]!.measure(representation, part, Generator.fromSeed(seed, 'metrics'), onProgress);
}

/** Puts the outcomes of all tasks together, whatever the order in which they were done. Metrics without any are left out. */
export function combineParts(representation: Representation, seed: number, outcomes: readonly { readonly task: MetricTask; readonly outcome: unknown }[]): MetricResult[] {
  return metricFamilies.flatMap((family, index) => {
    const obstacle = family.obstacle(representation);
    const parts: unknown[] = [];
    for (const { task, outcome } of outcomes) if (task.family === index) parts[task.part] = outcome;
    if (obstacle === null && parts.length === 0) return [];
    const measured = obstacle === null ? family.combine(representation, parts) : family.metrics.map(() => obstacle);
    return family.metrics.map(({ name, title }, metric): MetricResult => {
      const common = { name, title, samples: representation.samples, seed };
      const result = measured[metric]!;
      if (typeof result === 'string') return { ...common, value: null, interval: null, chance: null, detail: {}, reason: result };
      const { value, interval: [low, high], chance, detail } = result;
      return { ...common, value, interval: [low, high], chance, detail, reason: null };
    });
  });
}
