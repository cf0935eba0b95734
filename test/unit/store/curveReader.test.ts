import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { downsample, type Curve } from '@shared/plots/downsample';
import type { MetricRecord } from '@shared/run/metrics';
import { CurveReader } from '../../../src-main/store/curveReader';
import { MetricsFile } from '../../../src-main/store/metricsFile';
import { metrics } from './runSamples';
import { temporaryFolder } from './temporaryFolder';

/** Runs a reading to its end; counts how often it let others work. */
function read(reader: CurveReader, path: string, measure: string, limit = 10_000): { curve: Curve | null; pauses: number } {
  const reading = reader.read(path, measure, limit);
  for (let pauses = 0; ; pauses++) {
    const { done, value } = reading.next();
    if (done) return { curve: value, pauses };
  }
}

function runWith(records: readonly MetricRecord[]): { path: string; file: MetricsFile } {
  const path = temporaryFolder();
  const file = new MetricsFile(join(path, 'metrics.jsonl'));
  file.append(records);
  return { path, file };
}

const curveOf = (records: readonly MetricRecord[], value: (record: MetricRecord) => number | null): Curve => ({ x: records.map(({ step }) => step), y: records.map(value) });

/** JSON knows no negative zero. */
const written = (value: number | null) => (value === null ? null : value + 0);

describe('a curve', () => {
  it('is what parsing every line gives', () => {
    const measure = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null, freq: 5 });
    fc.assert(fc.property(fc.array(fc.record({ loss: measure, nll: measure, capacity: fc.option(measure, { nil: undefined }) }), { minLength: 1, maxLength: 40 }), (lines) => {
      const records = metrics(lines.length).map((record, index): MetricRecord => {
        const { loss, nll, capacity } = lines[index]!;
        return { ...record, loss, nll, extras: capacity === undefined ? {} : { capacity } };
      });
      const { path } = runWith(records);
      const reader = new CurveReader();
      expect(read(reader, path, 'loss').curve).toEqual(curveOf(records, ({ loss }) => written(loss)));
      expect(read(reader, path, 'nll').curve).toEqual(curveOf(records, ({ nll }) => written(nll)));
      const measured = records.filter(({ extras }) => 'capacity' in extras);
      expect(read(reader, path, 'capacity').curve).toEqual(measured.length === 0 ? null : curveOf(measured, ({ extras }) => written(extras['capacity']!)));
    }), { numRuns: 40 });
  });

  it('is thinned out to a limit, and keeps its extremes', () => {
    const records = metrics(2000).map((record, index) => ({ ...record, loss: index === 777 ? 1e6 : index === 1234 ? -5 : 10 }));
    const { path } = runWith(records);
    const { curve } = read(new CurveReader(), path, 'loss', 100);
    expect(curve).toEqual(downsample(curveOf(records, ({ loss }) => loss), 100, 'linear'));
    expect(curve!.x.length).toBeLessThanOrEqual(100);
    expect([Math.max(...(curve!.y as number[])), Math.min(...(curve!.y as number[]))]).toEqual([1e6, -5]);
  });

  it('is read on where it grew, and anew where training went back', () => {
    const { path, file } = runWith(metrics(5));
    const reader = new CurveReader();
    expect(read(reader, path, 'loss').curve!.x).toEqual([10, 20, 30, 40, 50]);
    file.append(metrics(2, 5));
    expect(read(reader, path, 'loss').curve).toEqual(curveOf(metrics(7), ({ loss }) => loss));
    file.truncate(30);
    file.append([{ ...metrics(1, 3)[0]!, loss: 0.5 }]);
    expect(read(reader, path, 'loss').curve!.y).toEqual([100, 99, 98, 0.5]);
  });

  it('has no point of a line that is damaged or not yet whole, and those of lines that others wrote', () => {
    const { path } = runWith(metrics(2));
    const file = join(path, 'metrics.jsonl');
    appendFileSync(file, '{"sequence":2,"st\n{ "loss" : 3.5, "step" : 77 }\n{"sequence":3,"step":90,"loss":4');
    const reader = new CurveReader();
    expect(read(reader, path, 'loss').curve).toEqual({ x: [10, 20, 77], y: [100, 99, 3.5] });
    appendFileSync(file, '.25}\n');
    expect(read(reader, path, 'loss').curve).toEqual({ x: [10, 20, 77, 90], y: [100, 99, 3.5, 4.25] });
  });

  it('is none where the run has not got this measure, no line or no file', () => {
    const { path } = runWith(metrics(3));
    const reader = new CurveReader();
    for (const measure of ['capacity', 'klPerLatent', 'step"', '']) expect(read(reader, path, measure).curve).toBeNull();
    writeFileSync(join(path, 'metrics.jsonl'), '');
    expect(read(reader, path, 'loss').curve).toBeNull();
    expect(read(reader, join(path, 'nowhere'), 'loss').curve).toBeNull();
  });

  it('lets others work while it reads a long file', () => {
    const { path } = runWith(metrics(10_000));
    const { curve, pauses } = read(new CurveReader(), path, 'loss', 20_000);
    expect(curve!.x.length).toBe(10_000);
    expect(pauses).toBeGreaterThan(3);
  });
});
