import { compareNames, type CollectedFile } from '../collections/fileCollection';
import { invalidData, tooLarge } from '../dataProblem';
import { formatBytes } from '../formatBytes';
import { parseCsv } from './parseCsv';
import type { LabelColumn } from './labelTable';

const LARGEST_FILE = 256 * 2 ** 20;
const MOST_COLUMNS = 64;
/** A column of words has at most so many different ones, or it is no factor. */
const MOST_CLASSES = 200;
const FILE_COLUMN = 'file';

/**
 * Reads `labels.csv`: a header that names the columns, one of them `file`, and a row for each picture. Numbers stay as they
 * are; words become the numbers of classes in the order of their names.
 * @throws ProblemError where pictures and rows do not belong together one to one.
 */
export async function readLabelsFile(file: CollectedFile, pictures: readonly CollectedFile[], folder: string): Promise<LabelColumn[]> {
  const place = `${folder}: ${file.name}`;
  if (file.bytes > LARGEST_FILE) throw tooLarge(place, `This file has ${formatBytes(file.bytes)}; ${formatBytes(LARGEST_FILE)} is the most.`, 'Save only the factors of variation.');
  const [header, ...rows] = parseCsv((await file.read()).toString('utf8'));
  const names = header?.map((name) => name.trim()) ?? [];
  const fileColumn = names.findIndex((name) => name.toLowerCase() === FILE_COLUMN);
  if (fileColumn < 0) throw invalidData(place, 'The first line names no column "file".', 'Begin it with a line such as file,x,y and name the picture of each row in that column.');
  if (names.length > MOST_COLUMNS) throw tooLarge(place, `This file has ${names.length.toLocaleString('en')} columns; ${String(MOST_COLUMNS)} is the most.`, 'Save only the factors of variation.');
  const repeated = names.find((name, index) => name === '' || names.indexOf(name) !== index);
  if (repeated !== undefined) throw invalidData(place, repeated === '' ? 'A column has no name.' : `Two columns are named ${repeated}.`, 'Give each column a name of its own.');
  const rowOfPicture = matchRows(rows, names.length, fileColumn, pictures, place);
  return names.flatMap((name, column) => (column === fileColumn ? [] : [labelColumn(name, rowOfPicture.map((row) => row[column]!.trim()), place)]));
}

/** The row of each picture, in their order. */
function matchRows(rows: readonly (readonly string[])[], columns: number, fileColumn: number, pictures: readonly CollectedFile[], place: string): (readonly string[])[] {
  const byName = new Map<string, readonly string[]>();
  const known = new Set(pictures.map(({ name }) => name));
  for (const [index, row] of rows.entries()) {
    const line = `line ${String(index + 2)}`;
    if (row.length !== columns) throw invalidData(place, `In ${line} there are ${String(row.length)} values for ${String(columns)} columns.`, 'Correct that line.');
    const name = row[fileColumn]!.trim().replaceAll('\\', '/').replace(/^(\.\/)+/, '');
    if (byName.has(name)) throw invalidData(place, `There are two rows for ${name}.`, 'Take one of them out.');
    if (!known.has(name)) throw invalidData(place, `In ${line} a picture is named that is not in the folder: ${name}.`, 'Put it there, or take the row out.');
    byName.set(name, row);
  }
  return pictures.map(({ name }) => {
    const row = byName.get(name);
    if (!row) throw invalidData(place, `There are ${rows.length.toLocaleString('en')} rows for ${pictures.length.toLocaleString('en')} pictures; ${name} has none.`, 'Add a row for it, or take it out of the folder.');
    return row;
  });
}

function labelColumn(name: string, texts: readonly string[], place: string): LabelColumn {
  const numbers = Float64Array.from(texts, (text) => (text === '' ? Number.NaN : Number(text)));
  if (numbers.every((value) => Number.isFinite(value))) return { name, values: numbers };
  const missing = texts.indexOf('');
  if (missing >= 0) throw invalidData(place, `The column ${name} has no value in some row.`, 'Fill it in, or leave that column out.');
  const classes = [...new Set(texts)].sort(compareNames);
  if (classes.length > MOST_CLASSES) throw invalidData(place, `The column ${name} has ${classes.length.toLocaleString('en')} different words; a factor has ${String(MOST_CLASSES)} at most.`, 'Leave that column out, or write numbers.');
  const indices = new Map(classes.map((text, index) => [text, index]));
  return { name, values: Float64Array.from(texts, (text) => indices.get(text)!), discrete: true };
}
