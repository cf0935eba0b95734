import { describe, expect, it } from 'vitest';
import { cloudFigure } from '@renderer/shared/plots/cloudFigure';
import { plotPalette } from '@renderer/shared/plots/plotPalette';

const cloud = { latents: [3, 1] as [number, number], factor: 'arm', classes: [1, 0, 1], means: [[0, 1], [2, 3], [4, 5]] as [number, number][], deviations: [[0.1, 0.2], [0.1, 0.2], [0.1, 0.2]] as [number, number][] };

describe('cloudFigure', () => {
  it('draws a series for each class, and gives every number to the table', () => {
    const figure = cloudFigure(cloud, 6, plotPalette(false));
    expect(figure.data.map((trace) => ('name' in trace ? trace.name : ''))).toEqual(['arm 0', 'arm 1']);
    expect(figure.data[1]).toMatchObject({ x: [0, 4], y: [1, 5] });
    expect(figure.table()).toEqual({ columns: ['arm', 'latent_3', 'latent_1', 'sigma_3', 'sigma_1'], rows: [[1, 0, 1, 0.1, 0.2], [0, 2, 3, 0.1, 0.2], [1, 4, 5, 0.1, 0.2]] });
  });
});
