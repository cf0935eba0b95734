import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mig } from '@shared/run/evaluation';
import { plotPalette } from '@renderer/shared/plots/plotPalette';
import { comparisonMeasures } from '@renderer/features/compare/comparisonMeasures';
import { factorGaps } from '@renderer/features/compare/views/information/factorInformation';
import { gapCells } from '@renderer/features/compare/views/information/gapCells';
import { gapFigure } from '@renderer/features/compare/views/information/gapFigure';
import { representatives } from '@renderer/features/compare/views/information/representatives';
import { comparedSamples, idOf } from './comparedSamples';

const palette = plotPalette(false);

/** The MIG of a table of information and entropies. */
function migOf(mutualInformation: number[][], entropies: number[]): Mig {
  const gapPerFactor = entropies.map((entropy, factor) => {
    const [best = 0, second = 0] = mutualInformation.map((row) => row[factor]!).sort((left, right) => right - left);
    return (best - second) / entropy;
  });
  return { value: gapPerFactor.reduce((sum, gap) => sum + gap, 0) / gapPerFactor.length, estimator: 'binned', bins: 20, samples: 1000, seed: 0, gapPerFactor, mutualInformation };
}

describe('factorGaps', () => {
  it('names the two best latents and gets the entropy back from the gap', () => {
    const gaps = factorGaps(migOf([[0.1, 1.5], [2, 0.2], [0.4, 0]], [2.5, 3]));
    expect(gaps.map(({ best, second }) => [best, second])).toEqual([[1, 2], [0, 1]]);
    expect(gaps[0]!.entropy).toBeCloseTo(2.5, 9);
    expect(gaps[1]!.gap).toBeCloseTo(1.3 / 3, 9);
  });

  it('knows no entropy where two latents know the same, and no second of one latent', () => {
    expect(factorGaps(migOf([[1], [1]], [2]))[0]).toEqual({ best: 0, second: 1, gap: 0, entropy: null });
    expect(factorGaps(migOf([[1]], [2]))[0]).toMatchObject({ best: 0, second: null });
  });

  it('the mean of the gaps is the MIG', () => {
    const row = fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(fc.property(fc.array(row, { minLength: 2, maxLength: 6 }), (table) => {
      const mig = migOf(table, [2, 3, 4]);
      const gaps = factorGaps(mig);
      expect(gaps.reduce((sum, { gap }) => sum + gap, 0) / 3).toBeCloseTo(mig.value, 9);
      gaps.forEach(({ best, second }, factor) => { expect(table[best]![factor]!).toBeGreaterThanOrEqual(table[second!]![factor]!); });
    }));
  });
});

describe('gapFigure', () => {
  const mig = migOf([[0.1, 1.5], [2, 0.2], [0.4, 0]], [2.5, 3]);

  it('frames the two best latents of each factor where they are drawn, and prints each gap', () => {
    const { shapes, annotations } = gapFigure(mig, ['x', 'y'], { order: [1, 0, 2], normalized: false }, palette).layout;
    expect(shapes).toHaveLength(4);
    // The best of x is latent 1, drawn first; its second, latent 2, is drawn last.
    expect(shapes!.slice(0, 2).map(({ y0 }) => Math.round(Number(y0) + 0.44))).toEqual([2, 0]);
    expect(annotations!.map(({ text }) => text)).toEqual(['gap<br><b>0.64</b>', 'gap<br><b>0.43</b>']);
  });

  it('shows shares of the entropy, and exports nats', () => {
    const figure = gapFigure(mig, ['x', 'y'], { order: [0, 1, 2], normalized: true }, palette);
    const [map] = figure.data as unknown as { z: number[][]; zmax: number }[];
    expect(map!.z[1]![0]).toBeCloseTo(2 / 2.5, 9);
    expect(map!.zmax).toBe(1);
    expect(figure.table().rows[0]).toEqual(['x', expect.closeTo(0.64, 9), expect.closeTo(2.5, 9), 1, 2, 0.1, 2, 0.4]);
  });
});

describe('gapCells', () => {
  const mig = migOf([[0.1, 1.5], [2, 0.2], [0.4, 0]], [2.5, 3]);

  it('marks the two best latents of each factor in the rows where they are shown', () => {
    const rows = gapCells(mig, { order: [1, 0, 2], normalized: false });
    expect(rows.map((row) => row.map(({ mark }) => mark))).toEqual([['best', 'second'], [null, 'best'], ['second', null]]);
    expect(rows[0]![0]).toMatchObject({ value: 2, strength: 1 });
    expect(rows[1]![1]!.strength).toBeCloseTo(0.75, 9);
  });

  it('shows shares of the entropy, and none where it is not known', () => {
    expect(gapCells(mig, { order: [0, 1, 2], normalized: true })[1]![0]!.value).toBeCloseTo(2 / 2.5, 9);
    expect(gapCells(migOf([[1], [1]], [2]), { order: [0], normalized: true })[0]![0]).toMatchObject({ value: NaN, strength: 0 });
  });
});

describe('representatives', () => {
  const runs = comparedSamples([300, 310, 290, 320].map((elbo) => ({ evaluation: { elbo } })));
  const measure = (name: string) => comparisonMeasures(runs).find((one) => one.name === name)!;

  it('knows which end is the better one', () => {
    expect(representatives(runs, measure('elbo')).map(({ role, run }) => [role, run.id])).toEqual([['worst', idOf(3)], ['median', idOf(1)], ['best', idOf(2)]]);
  });

  it('has fewer where there are fewer runs', () => {
    expect(representatives(runs.slice(0, 2), measure('elbo')).map(({ role }) => role)).toEqual(['worst', 'best']);
    expect(representatives(runs.slice(0, 1), measure('elbo')).map(({ role }) => role)).toEqual(['best']);
    expect(representatives([], measure('elbo'))).toEqual([]);
  });
});
