import * as tf from '@tensorflow/tfjs';
import { EigenvalueDecomposition, Matrix, QrDecomposition } from 'ml-matrix';
import { runOnce } from '../../engine/runOnce';
import type { Generator } from '../../random/generator';

/** Vectors beside those that are asked for: the more there are, the fewer rounds it takes. */
const SPARE_VECTORS = 10;
const MOST_ROUNDS = 100;
/** Change of a variance, relative to the largest, below which they are found. */
const TOLERANCE = 1e-9;

/**
 * The largest squared singular values of some images whose mean is taken out, over the number of images: the variances along
 * their principal components, largest first. From the Gram matrix of the images by subspace iteration (Golub and Van Loan,
 * Matrix Computations, Section 8.2.4).
 * @param images [count, values]; their mean is subtracted in place
 * @param generator starts the iteration; beyond rounding, the result does not depend on it
 * @returns `wanted` variances; zero where the images have no more directions
 */
export async function principalVariances(images: Float32Array, count: number, wanted: number, generator: Generator): Promise<number[]> {
  subtractMean(images, count);
  const gram = await gramMatrix(images, count);
  const width = Math.min(count, 2 * wanted + SPARE_VECTORS);
  const start = new Float32Array(count * width);
  generator.fillNormal(start);
  let basis = new QrDecomposition(Matrix.from1DArray(count, width, Array.from(start))).orthogonalMatrix;
  let found: number[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const moved = gram.mmul(basis);
    const { realEigenvalues } = new EigenvalueDecomposition(basis.transpose().mmul(moved), { assumeSymmetric: true });
    const previous = found;
    found = realEigenvalues.sort((one, other) => other - one).slice(0, wanted);
    if (found.every((value, index) => Math.abs(value - (previous[index] ?? 0)) <= TOLERANCE * found[0]!)) break;
    basis = new QrDecomposition(moved).orthogonalMatrix;
  }
  return Array.from({ length: wanted }, (_, index) => Math.max(0, found[index] ?? 0) / count);
}

function subtractMean(images: Float32Array, count: number): void {
  const width = images.length / count;
  const mean = new Float64Array(width);
  images.forEach((value, index) => { mean[index % width]! += value / count; });
  images.forEach((value, index) => { images[index] = value - mean[index % width]!; });
}

/** Inner products of all pairs of images, [count, count]: gigaflops, hence by the compiled engine. */
async function gramMatrix(images: Float32Array, count: number): Promise<Matrix> {
  const shape: [number, number] = [count, images.length / count];
  const program = { inputShapes: { images: shape }, run: ({ images: rows }: Readonly<Record<string, tf.Tensor>>) => ({ gram: tf.matMul(rows!, rows!, false, true) }) };
  const { gram } = await runOnce(program, 'cpu', { images });
  return Matrix.from1DArray(count, count, Array.from(gram!));
}
