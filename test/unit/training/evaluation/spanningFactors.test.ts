import { describe, expect, it } from 'vitest';
import { spanningFactors } from '../../../../src-main/training/evaluation/spanningFactors';
import { varyingFactors } from '../../../../src-shared/experiment/dataset';
import { namedDataset, namedDatasets } from '../../../../src-shared/experiment/namedDatasets';

const spanning = (id: string) => spanningFactors(namedDataset(id)!.dataset);

describe('spanningFactors', () => {
  it('takes the first two factors of circles, or those whose region is held out', () => {
    expect(spanning('circles-xyh-small')).toEqual(['x', 'y']);
    expect(spanning('circles-xh-half-blank')).toEqual(['x', 'hue']);
    const { dataset } = namedDataset('circles-xyh-tiny')!;
    if (dataset.type !== 'circles') throw new Error('These are circles.');
    expect(spanningFactors({ ...dataset, heldOut: { factors: ['hue', 'y'], region: 'center' } })).toEqual(['hue', 'y']);
  });

  it('names ordered factors of every dataset that is rendered, and none of points', () => {
    for (const { id, dataset } of namedDatasets) {
      const names = varyingFactors(dataset)!.map(({ name }) => name);
      expect(spanningFactors(dataset)).toHaveLength(id === 'pinwheel' ? 0 : 2);
      expect(spanningFactors(dataset).every((name) => names.includes(name))).toBe(true);
    }
  });
});
