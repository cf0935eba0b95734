import type { CirclesDataset } from '../../../../src-shared/experiment/datasets/circles';

/** White X-Y circles on a 32×32 frame, with the given fields changed. */
export function circles(changes: Partial<CirclesDataset> = {}): CirclesDataset {
  return {
    type: 'circles',
    imageSize: 32,
    channels: 3,
    x: 0.5,
    y: 0.5,
    size: 0.25,
    color: { space: 'rgb', red: 1, green: 1, blue: 1 },
    antialiasing: 5,
    heldOut: null,
    blankShare: 0,
    ...changes,
  };
}
