/** Sizes of the matrix in CSS pixels. */
export interface MatrixLayout {
  readonly rowHeight: number;
  readonly headHeight: number;
  readonly cellWidth: number;
  /** One column of labels for each axis. */
  readonly axisWidths: readonly number[];
  /** The column of labels of a study without axes. */
  readonly plainWidth: number;
  readonly summaryWidth: number;
  /** All that stands left of the cells. */
  readonly headWidth: number;
  /** Whether a cell has room for its number. */
  readonly roomForNumbers: boolean;
}

const [LOWEST_ROW, HIGHEST_ROW] = [28, 44];
const HEAD_HEIGHT = 28;
const CHARACTER = 6.7;
const PADDING = 18;
const [NARROWEST_AXIS, WIDEST_AXIS] = [46, 190];
const [NARROWEST_CELL, WIDEST_CELL] = [20, 132];
const NUMBER_WIDTH = 46;
const PLAIN_WIDTH = 150;

/**
 * Lays the matrix out: labels as wide as their texts, cells as large as the room allows, within limits.
 * @param texts of each axis: its title and its labels
 * @param room width and height of all of it
 */
export function matrixLayout(texts: readonly (readonly string[])[], count: { readonly rows: number; readonly seeds: number }, withSummary: boolean, room: { readonly width: number; readonly height: number }): MatrixLayout {
  const axisWidths = texts.map((labels) => Math.round(Math.min(WIDEST_AXIS, Math.max(NARROWEST_AXIS, PADDING + CHARACTER * Math.max(0, ...labels.map(({ length }) => length))))));
  const summaryWidth = withSummary ? 148 : 66;
  const headWidth = summaryWidth + (texts.length === 0 ? PLAIN_WIDTH : axisWidths.reduce((sum, one) => sum + one, 0));
  const cellWidth = Math.min(WIDEST_CELL, Math.max(NARROWEST_CELL, Math.floor((room.width - headWidth) / Math.max(1, count.seeds))));
  const rowHeight = Math.min(HIGHEST_ROW, Math.max(LOWEST_ROW, Math.floor((room.height - HEAD_HEIGHT - 1) / Math.max(1, count.rows))));
  return { rowHeight, headHeight: HEAD_HEIGHT, cellWidth, axisWidths, plainWidth: PLAIN_WIDTH, summaryWidth, headWidth, roomForNumbers: cellWidth >= NUMBER_WIDTH };
}
