/**
 * Undoes the filters of the rows of a PNG in place (PNG specification, 9.2).
 * @param lines [rows, 1 + rowBytes]: each row begins with the number of its filter.
 * @param pixelBytes bytes between a byte and its left neighbor
 * @returns false where a row has a filter that does not exist.
 */
export function unfilterPng(lines: Uint8Array, rows: number, rowBytes: number, pixelBytes: number): boolean {
  const line = rowBytes + 1;
  for (let row = 0; row < rows; row++) {
    const start = row * line + 1;
    const filter = lines[start - 1]!;
    // Above the first row lie zeros, with which "up" changes nothing, and "Paeth" is "sub".
    if (filter === 1 || (filter === 4 && row === 0)) addLeft(lines, start, rowBytes, pixelBytes);
    else if (filter === 2 && row > 0) addAbove(lines, start, rowBytes, line);
    else if (filter === 3) addAverage(lines, start, rowBytes, pixelBytes, row > 0 ? line : 0);
    else if (filter === 4) addPaeth(lines, start, rowBytes, pixelBytes, line);
    else if (filter > 4) return false;
  }
  return true;
}

function addLeft(lines: Uint8Array, start: number, rowBytes: number, pixelBytes: number): void {
  for (let at = start + pixelBytes; at < start + rowBytes; at++) lines[at] = lines[at]! + lines[at - pixelBytes]!;
}

function addAbove(lines: Uint8Array, start: number, rowBytes: number, line: number): void {
  for (let at = start; at < start + rowBytes; at++) lines[at] = lines[at]! + lines[at - line]!;
}

/** @param line distance to the row above; 0 where there is none. */
function addAverage(lines: Uint8Array, start: number, rowBytes: number, pixelBytes: number, line: number): void {
  for (let at = start; at < start + rowBytes; at++) {
    const left = at - start >= pixelBytes ? lines[at - pixelBytes]! : 0;
    const above = line > 0 ? lines[at - line]! : 0;
    lines[at] = lines[at]! + ((left + above) >> 1);
  }
}

function addPaeth(lines: Uint8Array, start: number, rowBytes: number, pixelBytes: number, line: number): void {
  const firstEnd = start + Math.min(pixelBytes, rowBytes);
  for (let at = start; at < firstEnd; at++) lines[at] = lines[at]! + lines[at - line]!;
  for (let at = firstEnd; at < start + rowBytes; at++) {
    const left = lines[at - pixelBytes]!;
    const above = lines[at - line]!;
    const corner = lines[at - line - pixelBytes]!;
    const toLeft = Math.abs(above - corner);
    const toAbove = Math.abs(left - corner);
    const toCorner = Math.abs(left + above - 2 * corner);
    lines[at] = lines[at]! + (toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner);
  }
}
