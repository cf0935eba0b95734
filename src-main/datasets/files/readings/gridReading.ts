import type { DataShape } from '@shared/experiment/dataset';
import type { VaryingFactor } from '@shared/experiment/datasets/factor';
import { toDoubles } from '../arrays/numberType';
import type { ArrayFile, StoredArray } from '../arrays/storedArray';
import { invalidData } from '../dataProblem';
import { arrayImages } from './arrayImages';
import type { DataReading } from './dataReading';

/** A published file of every combination of a few factors. */
export interface GridFile {
  /** What it is called, in problems. */
  readonly title: string;
  readonly imagesName: string;
  readonly labelsName: string;
  /** Column of the labels in which the factors begin; one before them never varies. */
  readonly firstColumn: number;
  readonly factors: readonly VaryingFactor[];
  /** Shape of an image in the file. */
  readonly imageShape: readonly number[];
  /** As in `DataReading`: of the images as they are kept. */
  readonly shape: DataShape;
  readonly bitsPerValue: 1 | 8;
}

/** Published labels are in double precision; some were computed differently from ours. */
const TOLERANCE = 1e-4;

/**
 * Opens a published file whose images stand in the order of their factors, the last one fastest. Every label is compared
 * with what it should be, so that no image is taken for another.
 * @throws ProblemError where it is not that file.
 */
export async function gridReading(file: ArrayFile, grid: GridFile): Promise<DataReading> {
  const cells = grid.factors.reduce((product, { levels }) => product * levels!.length, 1);
  const images = await openNamed(file, grid, grid.imagesName);
  const expected = [cells, ...grid.imageShape];
  if (images.shape.join() !== expected.join()) throw otherFile(file, grid, `its images have the shape ${images.shape.join('×')}, and should have ${expected.join('×')}`);
  const labels = await openNamed(file, grid, grid.labelsName);
  const columns = grid.firstColumn + grid.factors.length;
  if (labels.shape.join() !== [cells, columns].join()) throw otherFile(file, grid, `its labels have the shape ${labels.shape.join('×')}, and should have ${String(cells)}×${String(columns)}`);
  await compareLabels(file, grid, labels);
  return {
    ...arrayImages(images, grid.shape, `${file.path}: ${grid.imagesName}`),
    shape: grid.shape,
    bitsPerValue: grid.bitsPerValue,
    labels: { kind: 'grid', factors: grid.factors },
    close: () => { file.close(); },
  };
}

function openNamed(file: ArrayFile, grid: GridFile, name: string): Promise<StoredArray> {
  if (!file.names.includes(name)) throw otherFile(file, grid, `it has no array named ${name}`);
  return file.open(name);
}

async function compareLabels(file: ArrayFile, grid: GridFile, labels: StoredArray): Promise<void> {
  const levels = grid.factors.map((factor) => factor.levels!);
  const columns = grid.firstColumn + levels.length;
  let row = 0;
  for await (const piece of labels.pieces()) {
    const values = toDoubles(piece);
    for (let start = 0; start < values.length; start += columns) {
      let rest = row;
      for (let factor = levels.length - 1; factor >= 0; factor--) {
        const expected = levels[factor]![rest % levels[factor]!.length]!;
        rest = Math.floor(rest / levels[factor]!.length);
        const value = values[start + grid.firstColumn + factor]!;
        if (!(Math.abs(value - expected) <= TOLERANCE)) {
          throw otherFile(file, grid, `image ${String(row)} is labelled with ${String(value)} for ${grid.factors[factor]!.name}, and should be with ${String(expected)}`);
        }
      }
      row += 1;
    }
  }
}

function otherFile(file: ArrayFile, { title }: GridFile, difference: string) {
  return invalidData(file.path, `This is not the published file of ${title}: ${difference}.`, 'Choose that file, or open this one as images of your own.');
}
