import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import { Generator } from '../../../../src-main/random/generator';
import { principalVariances } from '../../../../src-main/training/preparation/principalVariances';

/** Correlated images with a mean: sums of a few random pictures, less and less of each. */
function images(count: number, values: number, pictures: number, seed: number): Float32Array {
  const generator = Generator.fromSeed(seed, 'preview');
  const draw = (length: number) => {
    const drawn = new Float32Array(length);
    generator.fillNormal(drawn);
    return drawn;
  };
  const basis = draw(pictures * values);
  const shares = draw(count * pictures);
  return Float32Array.from({ length: count * values }, (_, index) => {
    const [image, value] = [Math.floor(index / values), index % values];
    return Array.from({ length: pictures }, (_unused, picture) => (shares[image * pictures + picture]! * basis[picture * values + value]!) / (picture + 1)).reduce((sum, part) => sum + part, 5);
  });
}

/** The same from the covariance of the values. */
function fromCovariance(data: Float32Array, count: number): number[] {
  const centered = Matrix.from1DArray(count, data.length / count, Array.from(data)).center('column');
  const { realEigenvalues } = new EigenvalueDecomposition(centered.transpose().mmul(centered).div(count), { assumeSymmetric: true });
  return realEigenvalues.sort((one, other) => other - one);
}

test('the variances along principal components, as the covariance has them', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 2, max: 30 }), fc.nat(1000), async (count, values, seed) => {
    const data = images(count, values, 8, seed);
    const wanted = Math.min(4, values);
    const expected = fromCovariance(data, count);
    const found = await principalVariances(data.slice(), count, wanted, Generator.fromSeed(seed, 'principalComponents'));
    found.forEach((variance, index) => { expect(Math.abs(variance - expected[index]!)).toBeLessThan(1e-5 * expected[0]!); });
  }), { numRuns: 15 });
});

test('they do not depend on where the iteration starts', async () => {
  const data = images(300, 100, 20, 1);
  const [one, other] = await Promise.all([1, 2].map((seed) => principalVariances(data.slice(), 300, 10, Generator.fromSeed(seed, 'principalComponents'))));
  one!.forEach((variance, index) => { expect(variance / other![index]!).toBeCloseTo(1, 5); });
});

test('where the images have fewer directions, the rest is zero', async () => {
  const found = await principalVariances(images(50, 40, 2, 3), 50, 5, Generator.fromSeed(1, 'principalComponents'));
  expect(found).toHaveLength(5);
  for (const variance of found.slice(2)) expect(variance).toBeLessThan(1e-6 * found[0]!);
});
