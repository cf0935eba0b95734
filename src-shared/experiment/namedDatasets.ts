import type { Dataset } from './dataset';
import type { CirclesDataset, HeldOut } from './datasets/circles';

/** A dataset of the papers that is ready to use: nothing has to be downloaded for it. */
export interface NamedDataset {
  /** As the command line knows it. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what varies, and where the papers use it. */
  readonly summary: string;
  readonly dataset: Dataset;
}

type CirclesFactors = Pick<CirclesDataset, 'x' | 'y' | 'size' | 'color'>;

const white = { space: 'rgb', red: 1, green: 1, blue: 1 } as const;
const hues: CirclesDataset['color'] = { space: 'hsv', hue: [0.2, 0.8], saturation: 1, value: 1 };

const positions: CirclesFactors = { x: [0.2, 0.8], y: [0.2, 0.8], size: 0.2, color: white };
const positionAndHue: CirclesFactors = { x: [0.2, 0.8], y: 0.5, size: 0.3, color: hues };
const rednessAndGreenness: CirclesFactors = { x: 0.5, y: 0.5, size: 0.5, color: { space: 'rgb', red: [0.4, 0.8], green: [0.4, 0.8], blue: 1 } };

/** Circles at 64×64 in color, with an anti-aliasing factor of 5 (Watters et al. 2019, Appendix A.3). */
function circles(factors: CirclesFactors, rest: Partial<Pick<CirclesDataset, 'heldOut' | 'blankShare'>> = {}): CirclesDataset {
  return { type: 'circles', imageSize: 64, channels: 3, ...factors, antialiasing: 5, heldOut: null, blankShare: 0, ...rest };
}

/** The independent dataset and the two with a held-out quarter. */
function withHeldOut(id: string, title: string, what: string, figures: readonly [string, string, string], factors: CirclesFactors, spanning: HeldOut['factors']): NamedDataset[] {
  return [
    { id, title, summary: `${what} (${figures[0]}).`, dataset: circles(factors) },
    { id: `${id}-held-out-center`, title: `${title}, center held out`, summary: `The middle quarter of ${spanning.join(' and ')} is never trained on (${figures[1]}).`, dataset: circles(factors, { heldOut: { factors: spanning, region: 'center' } }) },
    { id: `${id}-held-out-corner`, title: `${title}, corner held out`, summary: `The upper quarter of ${spanning.join(' and ')} is never trained on (${figures[2]}).`, dataset: circles(factors, { heldOut: { factors: spanning, region: 'corner' } }) },
  ];
}

/** Every dataset of the papers that we render ourselves (Watters et al. 2019, Table 3 and Appendix A.3; Mathieu et al. 2019). */
export const namedDatasets: readonly NamedDataset[] = [
  ...withHeldOut('circles-xy', 'X-Y circles', 'White circles varying in position', ['Figures 4 and 11', 'Figure 12', 'Figure 13'], positions, ['x', 'y']),
  ...withHeldOut('circles-xh', 'X-H circles', 'Circles varying in x and hue', ['Figure 14', 'Figure 15', 'Figure 16'], positionAndHue, ['x', 'hue']),
  { id: 'circles-xh-half-blank', title: 'X-H circles, half of them blank', summary: 'Half of the images show nothing at all (Figure 20).', dataset: circles(positionAndHue, { blankShare: 0.5 }) },
  ...withHeldOut('circles-rg', 'R-G circles', 'Circles varying in redness and greenness, not in position', ['Figure 17', 'Figure 18', 'Figure 19'], rednessAndGreenness, ['red', 'green']),
  { id: 'circles-xyh-small', title: 'X-Y-H small circles', summary: 'Small circles varying in position and hue (Figure 7).', dataset: circles({ ...positions, size: 0.1, color: hues }) },
  { id: 'circles-xyh-tiny', title: 'X-Y-H tiny circles', summary: 'Tiny circles varying in position and hue (Figure 8).', dataset: circles({ ...positions, size: 0.075, color: hues }) },
  { id: 'sprites', title: 'dSprites', summary: 'All 737,280 binary images, pixel for pixel: shape, scale, orientation and position.', dataset: { type: 'sprites', imageSize: 64, origin: { type: 'rendered' }, color: null } },
  {
    id: 'sprites-colored',
    title: 'Colored sprites',
    summary: 'dSprites in colors drawn online: eight factors of variation (Figures 2, 3, 5, 6 and 9).',
    dataset: { type: 'sprites', imageSize: 64, origin: { type: 'rendered' }, color: { hue: [0, 1], saturation: [0.3, 0.7], value: [0.3, 0.7] } },
  },
  { id: 'rooms', title: '3D Object-in-Room', summary: 'An object in a room, 480,000 images: three hues, scale, shape and orientation (Figure 10, Table 9).', dataset: { type: 'rooms', imageSize: 64, origin: { type: 'rendered' } } },
  { id: 'chairs', title: 'Parametric chairs', summary: '48 chairs from 62 sides; they stand in for the chairs of Aubry et al. 2014, which can\'t be shipped.', dataset: { type: 'chairs', imageSize: 64, origin: { type: 'rendered' } } },
  { id: 'pinwheel', title: 'Pinwheel', summary: 'Four spiral arms in the plane: the clustering experiment of the decomposition paper.', dataset: { type: 'pinwheel', arms: 4, pointsPerArm: 100, radialDeviation: 0.3, tangentialDeviation: 0.1, rate: 0.25, seed: 0 } },
];

/** A ready dataset by its id. */
export function namedDataset(id: string): NamedDataset | undefined {
  return namedDatasets.find((named) => named.id === id);
}

/** The same for ids that are written into the program. */
export function requireNamedDataset(id: string): Dataset {
  const named = namedDataset(id);
  if (!named) throw new Error(`There is no dataset named ${id}`);
  return named.dataset;
}
