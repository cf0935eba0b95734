import { numberText, parseNumberText, stepNumber } from '@renderer/shared/ui/numberText';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('parseNumberText', () => {
  it.each([['0.5', 0.5], [' 3e-4 ', 3e-4], ['500,000', 500_000], ['−2', -2], ['.25', 0.25], ['7.', 7]])('understands “%s”', (text, value) => {
    expect(parseNumberText(text)).toBe(value);
  });

  it.each(['', 'many', '1,00', '0x10', '1e', 'Infinity', '1 2', '1e999'])('does not take “%s” for a number', (text) => {
    expect(parseNumberText(text)).toBeNull();
  });

  it('reads back every number that a field shows', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(parseNumberText(numberText(value))).toBe(value === 0 ? 0 : value);
    }));
  });
});

describe('stepNumber', () => {
  it('steps without binary dust', () => {
    expect(stepNumber(0.2, 1, 0.1)).toBe(0.3);
  });

  it('steps by one in the leading digit where no step is given', () => {
    expect(stepNumber(3e-4, 1)).toBe(4e-4);
    expect(stepNumber(500_000, -1)).toBe(400_000);
  });
});
