import { expect, test } from 'vitest';
import { middleOfFactors } from '../../../../src-main/training/evaluation/middleOfFactors';
import { continuousFactor, discreteFactor } from '../../../../src-shared/experiment/datasets/factor';

test('the middle of intervals, and a level of discrete factors: the upper one of two', () => {
  const factors = [continuousFactor('x', 0.2, 0.8), discreteFactor('shape', [1, 2, 3]), discreteFactor('present', [0, 1])];
  expect([...middleOfFactors(factors)]).toEqual([0.5, 2, 1]);
});
