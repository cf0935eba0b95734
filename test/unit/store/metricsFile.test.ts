import { appendFileSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MetricsFile } from '../../../src-main/store/metricsFile';
import { problemOf } from './problemOf';
import { metric, metrics } from './runSamples';
import { temporaryFolder } from './temporaryFolder';

function newFile(): MetricsFile {
  return new MetricsFile(join(temporaryFolder(), 'metrics.jsonl'));
}

describe('metrics file', () => {
  it('is empty while it is missing', () => {
    const file = newFile();
    expect(file.read(-1)).toEqual([]);
    expect(file.last()).toBeNull();
    expect(file.truncate(100)).toBeNull();
    file.sync();
    file.append([]);
    expect(existsSync(file.path)).toBe(false);
  });

  it('gives back what was appended, from any sequence on', () => {
    const file = newFile();
    file.append(metrics(3));
    file.append(metrics(2, 3));
    expect(file.read(-1)).toEqual(metrics(5));
    expect(file.read(2)).toEqual(metrics(2, 3));
    expect(file.read(4)).toEqual([]);
    expect(file.read(99)).toEqual([]);
    expect(file.last()).toEqual(metric(4));
  });

  it('reads the newest of many without reading all', () => {
    const file = newFile();
    file.append(metrics(3000));
    expect(statSync(file.path).size).toBeGreaterThan(4 * 65_536);
    for (const after of [2999, 2998, 2700, 2000, 5, 0]) expect(file.read(after)).toEqual(metrics(2999 - after, after + 1));
    expect(file.last()).toEqual(metric(2999));
  });

  it('reads lines longer than what it looks at first', () => {
    const file = newFile();
    const wide = { ...metric(0), klPerLatent: Array.from({ length: 20_000 }, () => 0.125) };
    const records = [wide, { ...wide, sequence: 1, step: 20 }];
    file.append(records);
    expect(file.last()).toEqual(records[1]);
    expect(file.read(0)).toEqual([records[1]]);
  });

  it('writes what is not finite as null', () => {
    const file = newFile();
    file.append([{ ...metric(0), loss: NaN, klPerLatent: [Infinity, 1] }]);
    expect(file.read(-1)).toEqual([{ ...metric(0), loss: null, klPerLatent: [null, 1] }]);
  });

  it('refuses records that it could not read again, and writes none of the batch', () => {
    const file = newFile();
    expect(problemOf(() => { file.append([metric(0), { ...metric(1), seconds: NaN }]); }).code).toBe('invalid-input');
    expect(existsSync(file.path)).toBe(false);
  });

  it('passes over a last line torn at any byte, and repairs it with the next append', () => {
    const original = newFile();
    original.append(metrics(2));
    const whole = readFileSync(original.path);
    const firstLine = whole.indexOf('\n') + 1;
    const file = newFile();
    for (let length = 0; length <= whole.length; length++) {
      writeFileSync(file.path, whole.subarray(0, length));
      const complete = length < firstLine ? 0 : length < whole.length ? 1 : 2;
      expect(file.read(-1)).toEqual(metrics(complete));
      expect(file.last()).toEqual(complete === 0 ? null : metric(complete - 1));
      file.append([metric(complete)]);
      expect(file.read(-1)).toEqual(metrics(complete + 1));
    }
  });

  it('repairs a torn line longer than what it looks at first', () => {
    const file = newFile();
    file.append(metrics(2));
    appendFileSync(file.path, `{"sequence":2,${' '.repeat(200_000)}`);
    file.append([metric(2)]);
    expect(file.read(-1)).toEqual(metrics(3));
  });

  it('keeps just the records up to a step, torn end or not', () => {
    fc.assert(fc.property(fc.nat(12), fc.nat(140), fc.constantFrom('', '{"sequence":9'), (count, step, tear) => {
      const file = newFile();
      file.append(metrics(count));
      if (tear) appendFileSync(file.path, tear);
      const kept = metrics(count).filter((record) => record.step <= step);
      expect(file.truncate(step)).toEqual(kept.at(-1) ?? null);
      expect(file.read(-1)).toEqual(kept);
      file.append([metric(kept.length)]);
      expect(file.read(-1)).toEqual([...kept, metric(kept.length)]);
    }), { numRuns: 60 });
  });

  it('names a damaged line within the file', () => {
    const file = newFile();
    file.append(metrics(1));
    appendFileSync(file.path, '{"sequence": oops}\n');
    file.append([metric(2)]);
    const problem = problemOf(() => file.read(-1));
    expect(problem.code).toBe('metrics-damaged');
    expect(problem.where).toContain('oops');
    expect(file.last()).toEqual(metric(2));
  });

  it.skipIf(!existsSync('/dev/full'))('says so when the disk is full (needs /dev/full)', () => {
    const path = join(temporaryFolder(), 'metrics.jsonl');
    symlinkSync('/dev/full', path);
    expect(problemOf(() => { new MetricsFile(path).append(metrics(1)); })).toMatchObject({ code: 'disk-full', where: path });
  });
});
