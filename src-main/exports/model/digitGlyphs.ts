/** `z` and the digits, 3 pixels wide and 5 high, a row of bits each: enough to tell latents apart in an animation. */
const glyphs: Readonly<Record<string, readonly number[]>> = {
  z: [0b000, 0b111, 0b001, 0b010, 0b111],
  0: [0b111, 0b101, 0b101, 0b101, 0b111],
  1: [0b010, 0b110, 0b010, 0b010, 0b111],
  2: [0b111, 0b001, 0b111, 0b100, 0b111],
  3: [0b111, 0b001, 0b011, 0b001, 0b111],
  4: [0b101, 0b101, 0b111, 0b001, 0b001],
  5: [0b111, 0b100, 0b111, 0b001, 0b111],
  6: [0b111, 0b100, 0b111, 0b101, 0b111],
  7: [0b111, 0b001, 0b010, 0b010, 0b010],
  8: [0b111, 0b101, 0b111, 0b101, 0b111],
  9: [0b111, 0b101, 0b111, 0b001, 0b111],
};

const WIDTH = 3;
const ADVANCE = 4;

/** Rows of a name of `z` and digits. */
export const GLYPH_ROWS = 5;

/** The pixels of a text of these characters, as places from its left upper corner. */
export function glyphPixels(text: string): { readonly x: number; readonly y: number }[] {
  return [...text].flatMap((character, index) => (glyphs[character] ?? []).flatMap((bits, y) =>
    Array.from({ length: WIDTH }, (_, x) => x).filter((x) => (bits >> (WIDTH - 1 - x)) & 1).map((x) => ({ x: index * ADVANCE + x, y }))));
}
