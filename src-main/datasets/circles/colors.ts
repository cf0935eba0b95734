/**
 * HSV to RGB, all in [0, 1]; a hue of 1 is red again (Smith 1978).
 * @param target receives red, green and blue.
 */
export function hsvToRgb(hue: number, saturation: number, value: number, target: Float64Array): void {
  target[0] = hsvChannel(5, hue, saturation, value);
  target[1] = hsvChannel(3, hue, saturation, value);
  target[2] = hsvChannel(1, hue, saturation, value);
}

/** One channel by the branch-free form: each is the same trapezoid over the hue circle, shifted by a third of a turn. */
function hsvChannel(shift: number, hue: number, saturation: number, value: number): number {
  const position = (shift + 6 * hue) % 6;
  return value - value * saturation * Math.max(0, Math.min(position, 4 - position, 1));
}

/** Luminance of an RGB color as Rec. ITU-R BT.601 weighs it. */
export function luminance(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}
