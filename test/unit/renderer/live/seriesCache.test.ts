import { describe, expect, it } from 'vitest';
import { measures } from '@renderer/features/live/measures';
import { createSeriesCache } from '@renderer/features/live/seriesCache';
import type { RunCourse } from '@renderer/features/live/metricsStore';
import { sampleEvaluation, sampleMetrics, sampleRun } from '../support/sampleRuns';

const run = sampleRun('20260301-100400-broadcast-2', 'running', 2);
const records = sampleMetrics(100);
const evaluations = [sampleEvaluation(10), sampleEvaluation(100)];
const course: RunCourse = { records, evaluations, loading: false, problem: null };
const overlay = (next: Partial<RunCourse>, color = '#000000') => [{ run, color, course: { ...course, ...next } }];
const cacheOf = (key: string) => createSeriesCache(measures.find((measure) => measure.key === key)!);

describe('createSeriesCache', () => {
  it('keeps the series of evaluations while only metric lines arrive', () => {
    const seriesOf = cacheOf('mig');
    const first = seriesOf(overlay({}));
    expect(seriesOf(overlay({ records: sampleMetrics(200) }))).toBe(first);
    expect(seriesOf(overlay({ evaluations: [...evaluations, sampleEvaluation(200)] }))).not.toBe(first);
  });

  it('notices records that were added to the same list', () => {
    const growing = [...records];
    const seriesOf = cacheOf('loss');
    const first = seriesOf(overlay({ records: growing }));
    expect(seriesOf(overlay({ records: growing }))).toBe(first);
    growing.push(...sampleMetrics(110).slice(10));
    expect(seriesOf(overlay({ records: growing }))[0]!.x).toHaveLength(11);
  });

  it('notices another theme\'s color', () => {
    const seriesOf = cacheOf('loss');
    seriesOf(overlay({}));
    expect(seriesOf(overlay({}, '#ffffff'))[0]!.color).toBe('#ffffff');
  });
});

describe('measures', () => {
  it('reads each measure from where it is measured', () => {
    const last = (key: string) => { const { y } = measures.find((measure) => measure.key === key)!.curve(course); return y[y.length - 1]; };
    expect(last('loss')).toBe(records[9]!.loss);
    expect(last('used')).toBe(2);
    expect(last('mig')).toBe(evaluations[1]!.mig.value);
    expect(last('score')).toBe(evaluations[1]!.geometry.score);
  });
});
