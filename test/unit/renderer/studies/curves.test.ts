import { curveGroups, MOST_GROUPS, usualGrouping } from '@renderer/features/studies/curves/curveGroups';
import { bandFigure, type Band, type BandOptions } from '@renderer/shared/plots/bandFigure';
import { plotPalette } from '@renderer/shared/plots/plotPalette';
import { describe, expect, it } from 'vitest';
import { samplePlan, sampleStudy } from '../support/sampleStudies';

const overview = sampleStudy();

describe('the groups of a study\'s curves', () => {
  it('are its combinations, or the values of one axis', () => {
    expect(curveGroups(overview, 'combination').map(({ name, runs }) => [name, runs.length])).toEqual(['broadcast · β 1', 'broadcast · β 2', 'broadcast · β 4', 'deconv · β 1', 'deconv · β 2', 'deconv · β 4'].map((name) => [name, 2]));
    expect(curveGroups(overview, 0).map(({ name, runs }) => [name, runs.length])).toEqual([['broadcast', 6], ['deconv', 6]]);
    const [one, two] = curveGroups(overview, 0);
    expect(new Set([...one!.runs, ...two!.runs]).size).toBe(12);
  });

  it('are taken by an axis where combinations could not be told apart', () => {
    expect(usualGrouping(overview)).toBe('combination');
    const many = sampleStudy({ ...samplePlan(), axes: [{ title: 'Latents', values: Array.from({ length: MOST_GROUPS + 1 }, (_, index) => ({ label: String(index + 1), changes: { 'model.latents': index + 1 } })) }, samplePlan().axes[0]!] });
    expect(usualGrouping(many)).toBe(1);
  });
});

describe('the band figure', () => {
  const band: Band = { id: 'a', name: 'β <4>', color: '#56b4e9', count: 3, x: [0, 10, 20], mean: [4, 2, 1], low: [3, 1, -1], high: [5, 3, 3], counts: [3, 3, 2] };
  const options: BandOptions = { yTitle: 'nats per image', xScale: 'linear', yScale: 'linear', spread: '±1 sd' };
  const palette = plotPalette(false);
  const xy = (data: unknown) => data as { x: number[]; y: number[]; name: string; fill?: string };

  it('draws a closed band beneath each mean, with N in the legend', () => {
    const [area, line] = bandFigure([band], options, palette).data.map(xy);
    expect([area!.x, area!.y, area!.fill]).toEqual([[0, 10, 20, 20, 10, 0], [5, 3, 3, -1, 1, 3], 'toself']);
    expect([line!.x, line!.y, line!.name]).toEqual([[0, 10, 20], [4, 2, 1], 'β &lt;4&gt; (N = 3)']);
  });

  it('draws no band around one replica', () => {
    expect(bandFigure([{ ...band, count: 1 }], options, palette).data).toHaveLength(1);
  });

  it('keeps to what a logarithmic axis can show', () => {
    const [area, line] = bandFigure([band], { ...options, xScale: 'log', yScale: 'log' }, palette).data.map(xy);
    expect(line!.x).toEqual([10, 20]);
    expect(Math.min(...area!.y)).toBe(0.5);
  });

  it('exports exactly what it draws', () => {
    expect(bandFigure([band], options, palette).table()).toEqual({
      columns: ['group', 'step', 'mean', 'low (±1 sd)', 'high (±1 sd)', 'n'],
      rows: [['β <4>', 0, 4, 3, 5, 3], ['β <4>', 10, 2, 1, 3, 3], ['β <4>', 20, 1, -1, 3, 2]],
    });
  });
});
