import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { classesOfValues } from '../../../../src-main/cli/metrics/classesOfValues';
import { readRepresentation, type RepresentationFiles } from '../../../../src-main/cli/metrics/readRepresentation';
import { ProblemError } from '../../../../src-shared/problem';
import { writeNumbers } from '../../../support/numbersFile';
import { temporaryFolder } from '../../../support/temporaryFolder';

describe('classesOfValues', () => {
  it('numbers the values of a factor in their order, and bins a factor of more than 200', () => {
    expect(classesOfValues(Float64Array.from([0.5, -1, 7, -1]))).toEqual({ classes: Int32Array.from([1, 0, 2, 0]), binned: false });
    const many = Float64Array.from({ length: 201 }, (_, index) => index / 200);
    const { classes, binned } = classesOfValues(many);
    expect(binned).toBe(true);
    expect([classes[0], classes[100], classes[200]]).toEqual([0, 10, 19]);
    expect(classesOfValues(many.subarray(1)).binned).toBe(false);
  });
});

describe('readRepresentation', () => {
  let files = 0;

  function npy(values: readonly number[], shape: readonly number[]): string {
    const path = join(temporaryFolder(), `${String(files++)}.npy`);
    writeNumbers(path, values, shape);
    return path;
  }

  const table = (rows: number, columns: number, value: (row: number, column: number) => number) => npy(Array.from({ length: rows * columns }, (_, index) => value(Math.floor(index / columns), index % columns)), [rows, columns]);
  const codes = () => table(60, 3, (row, column) => row + column / 10);
  const given = (changes: Partial<RepresentationFiles> = {}): RepresentationFiles => ({ codes: codes(), factors: null, logVariances: null, plane: null, ...changes });

  async function problemOf(changes: Partial<RepresentationFiles>) {
    const failure = await readRepresentation(given(changes)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemError);
    return (failure as ProblemError).problem;
  }

  it('reads codes, factors of one or more columns, and what the posteriors are', async () => {
    const alone = await readRepresentation(given());
    expect(alone.representation).toMatchObject({ samples: 60, latents: 3, factors: [], posteriors: null, geometry: null });
    const single = await readRepresentation(given({ factors: npy(Array.from({ length: 60 }, (_, row) => row % 2), [60]) }));
    expect(single.representation.factors).toEqual([Int32Array.from({ length: 60 }, (_, row) => row % 2)]);
    // The first column never varies; the latent of lowest variance is the last one.
    const factors = table(60, 3, (row, column) => (column === 0 ? 4 : column === 1 ? row % 5 : row * 2));
    const logVariances = table(60, 3, (_, column) => -column);
    const { representation, factorColumns, binnedColumns } = await readRepresentation(given({ factors, logVariances, plane: [2, 1] }));
    expect([factorColumns, binnedColumns]).toEqual([[1, 2], []]);
    expect(representation.posteriors!.logVariance.subarray(0, 3)).toEqual(Float64Array.from([-0, -1, -2]));
    expect(representation.geometry!.plane.subarray(2, 4)).toEqual(Float64Array.from([1.2, 1.1]));
    expect(representation.geometry!.targets.subarray(2, 4)).toEqual(Float64Array.from([1 / 59, 0.25]));
  });

  it('says what does not fit, and where', async () => {
    expect(await problemOf({ codes: table(3, 60, () => 1) })).toMatchObject({ code: 'invalid-input', what: expect.stringContaining('only 3 rows') as string });
    expect((await problemOf({ codes: npy([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2]) })).what).toMatch(/3 dimensions/);
    expect((await problemOf({ codes: npy([], [60, 0]) })).what).toMatch(/empty/);
    const withGap = await problemOf({ codes: table(60, 3, (row, column) => (row === 7 && column === 2 ? Number.NaN : 1)) });
    expect(withGap.what).toMatch(/NaN/);
    expect(withGap.where).toMatch(/row 7, column 2$/);
    expect((await problemOf({ factors: table(59, 2, (row) => row) })).what).toMatch(/59 rows of factors and 60 rows of codes/);
    expect((await problemOf({ factors: table(60, 2, () => 3) })).what).toMatch(/same value in all rows/);
    expect((await problemOf({ logVariances: table(60, 2, () => 3) })).what).toMatch(/\[60, 2\] and the codes \[60, 3\]/);
    expect((await problemOf({ plane: [0, 1] })).where).toBe('--plane');
    expect((await problemOf({ plane: [0, 5], factors: table(60, 2, (row) => row), logVariances: codes() })).what).toMatch(/no factor 5/);
  });
});
