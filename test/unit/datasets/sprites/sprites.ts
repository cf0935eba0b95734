import type { SpritesDataset } from '../../../../src-shared/experiment/datasets/sprites';

/** Rendered binary sprites at 64×64, with the given fields changed. */
export function sprites(changes: Partial<SpritesDataset> = {}): SpritesDataset {
  return { type: 'sprites', imageSize: 64, origin: { type: 'rendered' }, color: null, ...changes };
}

/** The colors of Watters et al. 2019, Appendix A.3. */
export const publishedColor: SpritesDataset['color'] = { hue: [0, 1], saturation: [0.3, 0.7], value: [0.3, 0.7] };
