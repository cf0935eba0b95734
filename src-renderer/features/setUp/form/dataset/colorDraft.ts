import type { CirclesDataset } from '@shared/experiment/datasets/circles';
import type { Draft } from '../../draft';

type ColorDraft = Draft<CirclesDataset['color']>;

/** The color in another space. White stays white; what can't be carried over starts at white. */
export function inColorSpace(space: ColorDraft['space'], color: ColorDraft): ColorDraft {
  if (space === color.space) return color;
  return space === 'hsv' ? { space, hue: 0, saturation: 0, value: 1 } : { space, red: 1, green: 1, blue: 1 };
}
