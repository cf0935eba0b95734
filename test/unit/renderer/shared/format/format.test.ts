import { formatDuration, formatMilliseconds, formatTimeLeft } from '@renderer/shared/format/duration';
import { formatCompact, formatInteger, formatNumber } from '@renderer/shared/format/number';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('formatDuration', () => {
  it.each([[0.3, '< 1 s'], [8.4, '8 s'], [59.7, '1 min'], [80, '1 min 20 s'], [3599.6, '1 h'], [11_100, '3 h 5 min'], [3600 * 24 * 2 + 3600 * 4, '2 d 4 h']])('writes %d seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it('never shows sixty of a smaller unit', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), (seconds) => !/\b60 (s|min)\b|\b24 h\b/.test(formatDuration(seconds))));
  });

  it('says what is left', () => {
    expect(formatTimeLeft(80)).toBe('1 min 20 s left');
  });
});

describe('formatMilliseconds', () => {
  it.each([[0.4231, '0.42 ms'], [38.44, '38.4 ms'], [1234, '1.23 s']])('writes %d ms as %s', (milliseconds, text) => {
    expect(formatMilliseconds(milliseconds)).toBe(text);
  });
});

describe('formatNumber', () => {
  it.each([[31.4159, '31.42'], [0.99912, '0.9991'], [1234.56, '1,235'], [-2.5, '−2.500'], [0, '0'], [0.00001234, '1.234e−5'], [null, '–'], [Number.NaN, '–']])('writes %s as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('takes the number of digits', () => {
    expect(formatNumber(0.41234, 2)).toBe('0.41');
  });
});

describe('counts', () => {
  it('groups thousands', () => {
    expect(formatInteger(500_000)).toBe('500,000');
  });

  it.each([[1568, '1,568'], [65_600, '65.6 k'], [26_500_000, '26.5 M']])('shortens %d to %s', (value, text) => {
    expect(formatCompact(value)).toBe(text);
  });
});
