import { describe, expect, it } from 'vitest';
import { ProblemError } from '@shared/problem';
import { hostToken } from '../../../src-main/hosts/web/hostToken';

describe('host token', () => {
  it('is 128 random bits, fit for an address', () => {
    const tokens = new Set(Array.from({ length: 100 }, () => hostToken(undefined)));
    expect(tokens.size).toBe(100);
    for (const token of tokens) {
      expect(Buffer.from(token, 'base64url')).toHaveLength(16);
      expect(encodeURIComponent(token)).toBe(token);
    }
  });

  it('is the given one where there is one', () => {
    const given = 'my-own-token-of-22-signs';
    expect(hostToken(given)).toBe(given);
    expect(hostToken('')).toHaveLength(22);
  });

  it.each(['short', 'with spaces and more than 22 signs', 'öööööööööööööööööööööööö', '"; Path=/evil; abcdefghijklmnop'])('refuses %s', (given) => {
    expect(() => hostToken(given)).toThrow(ProblemError);
  });
});
