type Build = 'dining' | 'tall' | 'lounge' | 'bar';
type Seat = 'square' | 'round' | 'wide';
type Back = 'slats' | 'solid' | 'rounded' | 'ladder' | 'spindles' | 'low';
type Legs = 'straight' | 'splayed' | 'pedestal' | 'sled' | 'panels';
type Arms = 'none' | 'open' | 'solid';

/** What a chair is made of. */
export interface ChairModel {
  readonly seat: Seat;
  readonly back: Back;
  readonly legs: Legs;
  readonly arms: Arms;
  /** Height of the seat's upper face, its width and depth, its thickness, and how far the back rises above it; in meters. */
  readonly seatHeight: number;
  readonly width: number;
  readonly depth: number;
  readonly thickness: number;
  readonly backHeight: number;
  /** How far the back leans back, in radians. */
  readonly recline: number;
  /** How much light legs and frame send back, and what one sits on; from 0 black to 1 white. */
  readonly frameTone: number;
  readonly seatTone: number;
}

const builds: Record<Build, Pick<ChairModel, 'seatHeight' | 'width' | 'depth' | 'thickness' | 'backHeight' | 'recline'>> = {
  dining: { seatHeight: 0.46, width: 0.46, depth: 0.44, thickness: 0.045, backHeight: 0.46, recline: 0.12 },
  tall: { seatHeight: 0.46, width: 0.44, depth: 0.44, thickness: 0.06, backHeight: 0.68, recline: 0.08 },
  lounge: { seatHeight: 0.37, width: 0.6, depth: 0.58, thickness: 0.12, backHeight: 0.46, recline: 0.3 },
  bar: { seatHeight: 0.72, width: 0.4, depth: 0.38, thickness: 0.05, backHeight: 0.32, recline: 0.08 },
};

/** Dark, medium and light wood, metal or cloth. */
const tones = { d: 0.22, m: 0.48, l: 0.74 } as const;
type Tone = keyof typeof tones;

const catalog: readonly (readonly [Build, Seat, Back, Legs, Arms, `${Tone}${Tone}`])[] = [
  ['dining', 'square', 'slats', 'straight', 'none', 'mm'],
  ['dining', 'square', 'solid', 'straight', 'none', 'dl'],
  ['dining', 'round', 'rounded', 'splayed', 'none', 'ml'],
  ['tall', 'square', 'ladder', 'straight', 'none', 'dm'],
  ['dining', 'round', 'spindles', 'splayed', 'none', 'dd'],
  ['dining', 'square', 'solid', 'sled', 'none', 'md'],
  ['lounge', 'square', 'solid', 'panels', 'solid', 'dm'],
  ['dining', 'square', 'solid', 'pedestal', 'open', 'dd'],
  ['bar', 'round', 'low', 'straight', 'none', 'dm'],
  ['bar', 'square', 'ladder', 'straight', 'none', 'll'],
  ['lounge', 'round', 'low', 'pedestal', 'none', 'md'],
  ['lounge', 'wide', 'solid', 'straight', 'solid', 'dl'],
  ['tall', 'square', 'slats', 'straight', 'open', 'mm'],
  ['tall', 'square', 'solid', 'pedestal', 'open', 'md'],
  ['dining', 'square', 'rounded', 'sled', 'open', 'dl'],
  ['dining', 'wide', 'slats', 'straight', 'open', 'll'],
  ['dining', 'round', 'low', 'splayed', 'none', 'lm'],
  ['lounge', 'square', 'slats', 'splayed', 'open', 'ml'],
  ['bar', 'round', 'rounded', 'pedestal', 'none', 'dl'],
  ['tall', 'square', 'rounded', 'straight', 'none', 'lm'],
  ['lounge', 'wide', 'ladder', 'sled', 'open', 'dm'],
  ['dining', 'square', 'ladder', 'panels', 'none', 'lm'],
  ['tall', 'round', 'spindles', 'splayed', 'none', 'll'],
  ['lounge', 'square', 'rounded', 'pedestal', 'solid', 'dl'],
  ['dining', 'square', 'low', 'straight', 'solid', 'md'],
  ['bar', 'square', 'solid', 'sled', 'none', 'dm'],
  ['dining', 'wide', 'solid', 'panels', 'none', 'lm'],
  ['tall', 'square', 'ladder', 'splayed', 'open', 'dd'],
  ['dining', 'round', 'solid', 'pedestal', 'none', 'll'],
  ['lounge', 'wide', 'low', 'straight', 'none', 'dm'],
  ['dining', 'square', 'spindles', 'straight', 'open', 'dm'],
  ['lounge', 'square', 'ladder', 'panels', 'solid', 'll'],
  ['bar', 'square', 'slats', 'splayed', 'none', 'dd'],
  ['tall', 'square', 'solid', 'straight', 'solid', 'dm'],
  ['dining', 'round', 'slats', 'pedestal', 'none', 'dm'],
  ['dining', 'wide', 'rounded', 'splayed', 'solid', 'ml'],
  ['lounge', 'round', 'rounded', 'splayed', 'none', 'dd'],
  ['dining', 'square', 'ladder', 'sled', 'open', 'dl'],
  ['bar', 'round', 'spindles', 'straight', 'none', 'lm'],
  ['tall', 'wide', 'rounded', 'straight', 'open', 'dd'],
  ['lounge', 'square', 'spindles', 'sled', 'none', 'lm'],
  ['dining', 'square', 'low', 'pedestal', 'open', 'dm'],
  ['tall', 'square', 'solid', 'panels', 'none', 'll'],
  ['lounge', 'wide', 'rounded', 'panels', 'none', 'md'],
  ['bar', 'square', 'low', 'panels', 'none', 'dl'],
  ['dining', 'round', 'ladder', 'straight', 'none', 'dm'],
  ['lounge', 'wide', 'slats', 'straight', 'solid', 'ml'],
  ['tall', 'square', 'slats', 'pedestal', 'none', 'dl'],
];

/** How much wider than usual a wide seat is. */
const WIDE = 1.45;

/** The parametric chairs, in the order of the factor `model`. */
export const chairModels: readonly ChairModel[] = catalog.map(([build, seat, back, legs, arms, tone]) => ({
  ...builds[build],
  width: builds[build].width * (seat === 'wide' ? WIDE : 1),
  seat,
  back,
  legs,
  arms,
  frameTone: tones[tone[0] as Tone],
  seatTone: tones[tone[1] as Tone],
}));
