import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MetricThreads } from '../../../../src-main/training/metrics/metricThreads';
import { buildMain, type BuiltMain } from '../../../support/buildMain';
import { temporaryFolder } from '../../../support/temporaryFolder';
import { measureInProcess } from '../../science/support/measureInProcess';
import { Draws, representationOf, tableOf } from '../../science/support/samples';

let built: BuiltMain;

beforeAll(async () => { built = await buildMain('metricsWorker'); });
afterAll(() => { built.remove(); });

const SAMPLES = 400;

function representation() {
  const draws = new Draws(1);
  const factors = [draws.classes(SAMPLES, 3), draws.classes(SAMPLES, 12)];
  const columns = [...factors.map((classes) => Float64Array.from(classes, (value) => value + draws.uniform())), draws.normals(SAMPLES)];
  const mean = tableOf(columns);
  const geometry = { plane: tableOf(columns.slice(0, 2)), targets: tableOf(factors), targetCount: 2, heldOut: null };
  return representationOf(columns, factors, { posteriors: { mean, logVariance: new Float64Array(SAMPLES * 3).fill(-3) }, geometry });
}

const threads = (count: number) => new MetricThreads(join(built.folder, 'metricsWorker.js'), { yielding: false }, count);

test('one thread, three threads and no thread give the same results to the last digit, and tell their progress', async () => {
  const expected = await measureInProcess(representation(), 7);
  const fractions: number[] = [];
  const three = threads(3);
  expect(await three.measure(representation(), 7, (fraction) => fractions.push(fraction))).toEqual(expected);
  expect(await three.measure(representation(), 7, () => undefined)).toEqual(expected);
  expect(await threads(1).measure(representation(), 7, () => undefined)).toEqual(expected);
  expect(fractions.length).toBeGreaterThan(10);
  expect(fractions).toEqual([...fractions].sort((left, right) => left - right));
  expect(fractions.at(-1)).toBeCloseTo(1, 9);
});

test('what is told of the progress can end the work; the threads are ready for more', async () => {
  const enough = new Error('enough');
  const two = threads(2);
  let told = 0;
  const measured = two.measure(representation(), 1, () => {
    told += 1;
    throw enough;
  });
  await expect(measured).rejects.toBe(enough);
  expect(told).toBe(1);
  expect(await two.measure(representation(), 7, () => undefined)).toEqual(await measureInProcess(representation(), 7));
});

test('measures one representation after the other', async () => {
  const two = threads(2);
  const [first, second] = await Promise.all([two.measure(representation(), 1, () => undefined), two.measure(representation(), 2, () => undefined)]);
  expect(first.every(({ seed }) => seed === 1)).toBe(true);
  expect(second.every(({ seed }) => seed === 2)).toBe(true);
});

test('a thread that is lost is a problem with a remedy, and is replaced', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'metricsWorker.js');
  // Fails at the first piece it gets.
  writeFileSync(file, `require('node:worker_threads').parentPort.on('message', () => { throw new Error('out of luck'); });`);
  const broken = new MetricThreads(file, { yielding: true }, 2);
  const failure = { problem: { code: 'worker-lost', what: expect.stringContaining('out of luck') as string } };
  await expect(broken.measure(representation(), 1, () => undefined)).rejects.toMatchObject(failure);
  writeFileSync(file, `require(${JSON.stringify(join(built.folder, 'metricsWorker.js'))});`);
  expect(await broken.measure(representation(), 7, () => undefined)).toHaveLength(17);
});
