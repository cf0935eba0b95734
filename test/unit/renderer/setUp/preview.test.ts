import { axisDomain, axisTick, countInBins } from '@renderer/features/setUp/preview/axisDomain';
import { GLYPH_SIDE, layerGlyph } from '@renderer/features/setUp/preview/layerGlyph';
import SampleImages from '@renderer/features/setUp/preview/SampleImages.vue';
import { mount } from '@vue/test-utils';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circleSheet, scatteredCenters } from '../support/spriteSheets';

describe('axes', () => {
  it('show the unit interval, where factors lie', () => {
    expect(axisDomain(0.2, 0.8)).toEqual({ low: 0, high: 1 });
    expect(axisDomain(-1, 3)).toEqual({ low: -1, high: 3 });
  });

  it('name their ends briefly', () => {
    expect([0, 1, 0.30000000000000004].map(axisTick)).toEqual(['0', '1', '0.3']);
  });

  it('count every value of the interval once', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), fc.integer({ min: 1, max: 40 }), (values, bins) => {
      expect(countInBins(values, 0, 1, bins).reduce((sum, count) => sum + count, 0)).toBe(values.length);
    }));
  });
});

describe('layerGlyph', () => {
  it('stays inside its square for every shape', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 4096 }), fc.boolean(), (side, channels, flat) => {
      for (const { x, y, width, height } of layerGlyph(flat ? [channels] : [side, side, channels]).sheets) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(GLYPH_SIDE);
      }
    }));
  });

  it('grows with the image and with the channels', () => {
    expect(layerGlyph([64, 64, 3]).sheets[0]!.width).toBeGreaterThan(layerGlyph([8, 8, 3]).sheets[0]!.width);
    expect(layerGlyph([8, 8, 64]).sheets.length).toBeGreaterThan(layerGlyph([8, 8, 3]).sheets.length);
  });
});

describe('SampleImages', () => {
  it('cuts the sheet into its images, row by row', () => {
    const wrapper = mount(SampleImages, { props: { sheet: circleSheet(scatteredCenters(6), 3), count: 5, marked: 4 } });
    const cells = wrapper.findAll('.cell');
    expect(cells).toHaveLength(5);
    expect(cells.map((cell) => (cell.element as HTMLElement).style.backgroundPosition)).toEqual(['0% 0%', '50% 0%', '100% 0%', '0% 100%', '50% 100%']);
    expect(cells[4]!.classes()).toContain('marked');
  });

  it('tells which image is pointed at', async () => {
    const wrapper = mount(SampleImages, { props: { sheet: circleSheet(scatteredCenters(4), 2), count: 4, marked: null } });
    await wrapper.findAll('.cell')[2]!.trigger('pointerenter');
    await wrapper.trigger('pointerleave');
    expect(wrapper.emitted('mark')).toEqual([[2], [null]]);
  });
});
