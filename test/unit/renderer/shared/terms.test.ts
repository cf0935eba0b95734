import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { terms } from '@renderer/shared/terms';
import type { Term } from '@renderer/shared/terms/term';

describe('terms', () => {
  const all = Object.entries<Term>(terms);

  it.each(all)('%s is explained in one to three sentences', (_, { name, text }) => {
    expect(name.trim()).not.toBe('');
    const sentences = text.split(/(?<=[.!?])\s/);
    expect(sentences.length).toBeLessThanOrEqual(4);
    expect(text.endsWith('.')).toBe(true);
    expect(text.length).toBeLessThan(330);
  });

  it.each(all.filter(([, { formula }]) => formula !== null))('the formula of %s can be typeset', (_, { formula }) => {
    expect(() => katex.renderToString(formula!, { throwOnError: true, strict: 'error' })).not.toThrow();
  });

  it('has no two terms of one name', () => {
    const names = all.map(([, { name }]) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
