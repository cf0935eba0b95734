import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { column } from '../../src-main/science/column';
import { mutualInformationGap } from '../../src-main/science/mutualInformationGap';

const folder = process.env.SBD_GOLDEN ?? resolve(import.meta.dirname, '../../../shared/golden');
const file = resolve(folder, 'metrics.json');

const table = z.object({ shape: z.tuple([z.int(), z.int()]), data: z.array(z.number()) });
const golden = z.object({
  codes: table,
  factors: table,
  expected: z.object({
    mutualInformation: z.array(z.array(z.number())),
    factorEntropy: z.array(z.number()),
    mig: z.number(),
    migPerFactor: z.array(z.number()),
  }),
});

const TOLERANCE = 1e-6;

function largestDifference(actual: readonly number[], expected: readonly number[]): number {
  expect(actual).toHaveLength(expected.length);
  return Math.max(...actual.map((value, index) => Math.abs(value - expected[index]!)));
}

describe('metrics against independent double-precision programs', () => {
  it('agrees on MIG, mutual information and entropies', (context) => {
    if (!existsSync(file)) context.skip(`there is no ${file}; set SBD_GOLDEN to the folder of golden files`);
    const { codes, factors, expected } = golden.parse(JSON.parse(readFileSync(file, 'utf8')));
    const classes = Array.from({ length: factors.shape[1] }, (_, factor) => Int32Array.from(column(factors.data, factors.shape[1], factor)));
    const result = mutualInformationGap({ codes: codes.data, latents: codes.shape[1], factors: classes }, 20);
    expect(largestDifference(result.mutualInformation.flat(), expected.mutualInformation.flat())).toBeLessThan(TOLERANCE);
    expect(largestDifference(result.factorEntropy, expected.factorEntropy)).toBeLessThan(TOLERANCE);
    expect(largestDifference(result.gapPerFactor, expected.migPerFactor)).toBeLessThan(TOLERANCE);
    expect(Math.abs(result.value - expected.mig)).toBeLessThan(TOLERANCE);
  });
});
