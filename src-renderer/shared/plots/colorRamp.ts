/** A sequential color ramp as hexadecimal stops of equal distance. */
export type Ramp = readonly string[];

// Two ramps that stay apart for every common kind of color blindness, in print and on both backgrounds: they differ in
// hue (orange, blue) and each runs in one direction of lightness without reaching white or black.
export const firstFactorRamp: Ramp = ['#7f2704', '#c2500b', '#f0832f', '#fbb87a'];
export const secondFactorRamp: Ramp = ['#08306b', '#1f63ad', '#4a9bd4', '#9ccbe8'];
export const firstFactorRampDark: Ramp = ['#8f3d08', '#c9601a', '#f08a3c', '#ffb877'];
export const secondFactorRampDark: Ramp = ['#1d56a0', '#2f7fc8', '#55a8e8', '#96d2fb'];

/** A scale for cells with numbers in them: the palette's text is legible on all of it. */
export function numberedScale(isDark: boolean): [number, string][] {
  return isDark ? [[0, '#1d2229'], [1, '#2f6796']] : [[0, '#f4f6f9'], [1, '#6ba3cc']];
}

/** The color at `position` in [0, 1], linear between the stops. */
export function rampColor(ramp: Ramp, position: number): string {
  const place = Math.min(1, Math.max(0, position)) * (ramp.length - 1);
  const index = Math.min(ramp.length - 2, Math.floor(place));
  const low = channels(ramp[index]!);
  const high = channels(ramp[index + 1]!);
  const mixed = low.map((value, channel) => Math.round(value + (high[channel]! - value) * (place - index)));
  return `rgb(${mixed.join(',')})`;
}

/** The same ramp as Plotly wants its color scales. */
export function rampScale(ramp: Ramp): [number, string][] {
  return ramp.map((color, index) => [index / (ramp.length - 1), color]);
}

function channels(hexadecimal: string): [number, number, number] {
  const number = Number.parseInt(hexadecimal.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}
