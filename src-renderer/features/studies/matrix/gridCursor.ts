/** A cell of the matrix by row and column. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from a cell of a grid of rows × columns; null for keys that move nothing. */
export function moveInGrid(key: string, { row, column }: GridPlace, size: { readonly rows: number; readonly columns: number; readonly page: number }, control: boolean): GridPlace | null {
  const to = (nextRow: number, nextColumn: number): GridPlace => ({
    row: Math.min(size.rows - 1, Math.max(0, nextRow)),
    column: Math.min(size.columns - 1, Math.max(0, nextColumn)),
  });
  switch (key) {
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'Home':
      return to(control ? 0 : row, 0);
    case 'End':
      return to(control ? size.rows - 1 : row, size.columns - 1);
    case 'PageUp':
      return to(row - size.page, column);
    case 'PageDown':
      return to(row + size.page, column);
    default:
      return null;
  }
}
