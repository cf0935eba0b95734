/** The drawing of one layer's output: sheets of a feature map behind each other, or a bar for a vector. */
export interface LayerGlyph {
  readonly sheets: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[];
  readonly vector: boolean;
}

export const GLYPH_SIDE = 50;
const LARGEST_SHEET = 34;
const OFFSET = 2.2;

/**
 * Sizes follow logarithms, so that 64×64 and 2×2, 3 channels and 256, stay recognizable side by side.
 * @param shape [height, width, channels] or [units]
 */
export function layerGlyph(shape: readonly number[]): LayerGlyph {
  if (shape.length === 1) {
    const height = Math.min(GLYPH_SIDE - 6, 8 + 4.5 * Math.log2(1 + shape[0]!));
    return { vector: true, sheets: [{ x: GLYPH_SIDE / 2 - 4, y: (GLYPH_SIDE - height) / 2, width: 8, height }] };
  }
  const side = 8 + (LARGEST_SHEET - 8) * Math.min(1, Math.log2(shape[0]!) / 6);
  const count = Math.min(7, 1 + Math.round(Math.log2(shape[2]!)));
  const extent = side + OFFSET * (count - 1);
  const start = (GLYPH_SIDE - extent) / 2;
  // The last sheet is in front: lower left.
  const sheets = Array.from({ length: count }, (_, sheet) => ({ x: start + OFFSET * (count - 1 - sheet), y: start + OFFSET * sheet, width: side, height: side }));
  return { vector: false, sheets };
}
