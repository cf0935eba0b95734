import { describe, expect, it } from 'vitest';
import { counted, decimal, latentName, listOf, meanOf } from '../../../src-main/report/numbers';

describe('numbers', () => {
  it('writes decimals with a true minus, and a dash for none', () => {
    expect([decimal(-1.25, 2), decimal(3, 1), decimal(null, 3)]).toEqual(['−1.25', '3.0', '–']);
  });

  it('averages what is there', () => {
    expect([meanOf([1, null, 3]), meanOf([null]), meanOf([])]).toEqual([2, null, null]);
  });

  it('names latents and lists and counts things as people do', () => {
    expect([latentName(0), latentName(12)]).toEqual(['z₀', 'z₁₂']);
    expect([listOf(['x']), listOf(['x', 'y']), listOf(['x', 'y', 'hue'])]).toEqual(['x', 'x and y', 'x, y and hue']);
    expect([counted(1, 'run'), counted(1200, 'image')]).toEqual(['1 run', '1,200 images']);
  });
});
