import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextFreeSeed } from '../../../src-main/services/freeSeed';
import { tinyExperiment } from '../../support/tinyExperiment';

test('the next free seed is above the own one, not taken, and the lowest such', () => {
  fc.assert(fc.property(fc.nat(20), fc.array(fc.nat(20)), (seed, taken) => {
    const free = nextFreeSeed(tinyExperiment({ seed }), taken.map((other) => tinyExperiment({ seed: other })));
    expect(free).toBeGreaterThan(seed);
    expect(taken).not.toContain(free);
    for (let between = seed + 1; between < free; between++) expect(taken).toContain(between);
  }));
});

test('experiments that differ in anything else do not count', () => {
  expect(nextFreeSeed(tinyExperiment(), [tinyExperiment({ seed: 1, steps: 77 }), tinyExperiment({ seed: 1, name: 'other' })])).toBe(1);
});
