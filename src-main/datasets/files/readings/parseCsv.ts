/** Splits comma-separated values (RFC 4180) into rows of fields; a byte order mark and empty lines are passed over. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  // A field is quoted, with quotes inside doubled, or plain; after it comes a comma, the end of the line, or that of the text.
  const field = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|\n|\r|$)/y;
  field.lastIndex = text.startsWith('\ufeff') ? 1 : 0;
  while (field.lastIndex < text.length || row.length > 0) {
    const start = field.lastIndex;
    const match = field.exec(text);
    // What follows a closing quote out of place is kept as it is, so that the field is at fault, not the rest of the text.
    const [whole, quoted, plain, end] = match ?? [text.slice(start), undefined, text.slice(start), ''];
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    field.lastIndex = start + whole.length;
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}
