import { expect, test } from 'vitest';
import { metricsTable } from '../../../src-main/cli/metricsTable';
import { elboResults } from '../../../src-shared/run/elboResults';
import { evaluationSchema, metricResultSchema } from '../../../src-shared/run/evaluation';
import { evaluation } from '../store/runSamples';

test('both parts of the ELBO are metrics like others, each on the images that it was measured on', () => {
  const results = elboResults({ ...evaluation(5), entropyFloor: 60 });
  expect(results.map((result) => metricResultSchema.parse(result))).toEqual(results);
  expect(results.map(({ name, value, interval, samples }) => [name, value, interval, samples])).toEqual([
    ['nll', 80, [79, 81], 256],
    ['kl', 8, [7.9, 8.1], 1000],
    ['elbo', 88, [87, 89], 256],
  ]);
  expect(results[0]!.detail).toEqual({ entropyFloor: 60, aboveEntropyFloor: 20 });
  expect(metricsTable(results).split('\n')[1]).toMatch(/^NLL \(nats\) +80\.0000 {2}\[79\.0000, 81\.0000\]$/);
});

test('an evaluation from before intervals were measured has none, and is shown without', () => {
  const { intervals, ...older } = evaluation(5);
  expect(intervals).not.toBeNull();
  const read = evaluationSchema.parse(older);
  expect(read.intervals).toBeNull();
  expect(elboResults(read).map(({ interval }) => interval)).toEqual([null, null, null]);
  expect(metricsTable(elboResults(read))).toMatch(/NLL \(nats\) +80\.0000$/m);
});
