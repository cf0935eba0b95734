import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { trace } from '../../../src-main/engine/compile/trace';
import { kernelDefinitions } from '../../../src-main/engine/compile/kernels/kernelDefinitions';
import { batchNormalization } from '../../../src-main/engine/model/batchNormalization';
import { leakyRelu } from '../../../src-main/engine/model/leakyRelu';
import type { Weights } from '../../../src-main/engine/model/weights';
import { dimensionWiseMmd } from '../../../src-main/engine/objective/dimensionWiseMmd';
import { logSumExp } from '../../../src-main/engine/objective/logSumExp';
import { runOnce } from '../../../src-main/engine/runOnce';
import type { Program } from '../../../src-main/engine/step/programs';
import { Generator } from '../../../src-main/random/generator';

type Inputs = Readonly<Record<string, tf.Tensor>>;

/** A function of some inputs; what it returns is weighted at random and summed to become a loss. */
interface Case {
  readonly name: string;
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  readonly of: (inputs: Inputs) => tf.Tensor;
  /** Moves the random inputs to where the function is smooth. */
  readonly domain?: (value: number) => number;
}

const awayFromZero = (value: number) => value + Math.sign(value) * 0.2;
const positive = (value: number) => Math.abs(value) + 0.5;
const image = (tensor: tf.Tensor | undefined) => tensor as tf.Tensor4D;

const cases: readonly Case[] = [
  { name: 'add, broadcast', shapes: { a: [2, 3], b: [3] }, of: ({ a, b }) => tf.add(a!, b!) },
  { name: 'sub, broadcast', shapes: { a: [3], b: [2, 3] }, of: ({ a, b }) => tf.sub(a!, b!) },
  { name: 'mul, broadcast', shapes: { a: [2, 1, 3], b: [4, 1] }, of: ({ a, b }) => tf.mul(a!, b!) },
  { name: 'div', shapes: { a: [2, 3], b: [2, 3] }, of: ({ a, b }) => tf.div(a!, b!), domain: positive },
  { name: 'neg', shapes: { a: [4] }, of: ({ a }) => tf.neg(a!) },
  { name: 'exp', shapes: { a: [4] }, of: ({ a }) => tf.exp(a!) },
  { name: 'square', shapes: { a: [4] }, of: ({ a }) => tf.square(a!) },
  { name: 'sqrt', shapes: { a: [4] }, of: ({ a }) => tf.sqrt(a!), domain: positive },
  { name: 'sigmoid', shapes: { a: [5] }, of: ({ a }) => tf.sigmoid(a!) },
  { name: 'softplus', shapes: { a: [5] }, of: ({ a }) => tf.softplus(a!) },
  { name: 'relu', shapes: { a: [3, 4] }, of: ({ a }) => tf.relu(a!), domain: awayFromZero },
  { name: 'leaky ReLU', shapes: { a: [3, 4] }, of: ({ a }) => leakyRelu(a!), domain: awayFromZero },
  { name: 'abs', shapes: { a: [3, 4] }, of: ({ a }) => tf.abs(a!), domain: awayFromZero },
  { name: 'abs and ReLU of the same', shapes: { a: [3, 4] }, of: ({ a }) => tf.mul(tf.abs(a!), tf.relu(a!)), domain: awayFromZero },
  { name: 'log', shapes: { a: [4] }, of: ({ a }) => tf.log(a!), domain: positive },
  { name: 'sum, some axes', shapes: { a: [2, 3, 4] }, of: ({ a }) => tf.sum(a!, [0, 2]) },
  { name: 'sum, kept axes', shapes: { a: [2, 3] }, of: ({ a }) => tf.sum(a!, -1, true) },
  ...[[0], [1, 2], [3], [0, 1, 2], [0, 3]].flatMap((axes) => [false, true].map((keepDims): Case => ({
    name: `sum of convolved images over axes ${axes.join(', ')}${keepDims ? ', kept' : ''}`,
    shapes: { x: [2, 3, 4, 2], f: [2, 2, 2, 3] },
    of: ({ x, f }) => tf.sum(tf.conv2d(image(x), image(f), 1, 'same'), axes, keepDims),
  }))),
  { name: 'one image added to all', shapes: { x: [2, 3, 4, 2], f: [2, 2, 2, 3], a: [1, 3, 4, 3] }, of: ({ x, f, a }) => tf.softplus(tf.add(tf.conv2d(image(x), image(f), 1, 'same'), a!)) },
  ...(['training', 'inference'] as const).map((mode): Case => ({
    name: `batch normalization in ${mode}, with convolution and leaky ReLU`,
    shapes: { x: [3, 4, 4, 2], f: [4, 4, 2, 3], scale: [3], bias: [3] },
    of: ({ x, f, scale, bias }) => leakyRelu(batchNormalization(layerOf(mode, scale!, bias!), 'layer', tf.conv2d(image(x), image(f), 2, 'same'))),
  })),
  { name: 'matMul', shapes: { a: [2, 3], b: [3, 4] }, of: ({ a, b }) => tf.matMul(a!, b!) },
  { name: 'matMul, both transposed', shapes: { a: [3, 2], b: [4, 3] }, of: ({ a, b }) => tf.matMul(a!, b!, true, true) },
  { name: 'matMul, in batches', shapes: { a: [2, 3, 4], b: [2, 5, 4] }, of: ({ a, b }) => tf.matMul(a!, b!, false, true) },
  { name: 'reshape and transpose', shapes: { a: [2, 6] }, of: ({ a }) => tf.transpose(tf.reshape(a!, [2, 3, -1]), [2, 0, 1]) },
  { name: 'transpose of images', shapes: { a: [2, 3, 4, 2] }, of: ({ a }) => tf.relu(tf.transpose(tf.transpose(a!, [0, 3, 1, 2]), [0, 2, 3, 1])), domain: awayFromZero },
  { name: 'slice and concat', shapes: { a: [4, 3], b: [2, 3] }, of: ({ a, b }) => tf.concat([tf.slice(a!, [1, 0], [2, -1]), b!], 1) },
  { name: 'cast', shapes: { a: [4] }, of: ({ a }) => tf.mul(a!, tf.cast(tf.cast(tf.step(a!), 'bool'), 'float32')), domain: awayFromZero },
  { name: 'logSumExp', shapes: { a: [2, 3, 4] }, of: ({ a }) => logSumExp(a!, 1) },
  { name: 'dimension-wise MMD', shapes: { a: [4, 2], b: [4, 2] }, of: ({ a, b }) => dimensionWiseMmd(a as tf.Tensor2D, b as tf.Tensor2D) },
  { name: 'gather, of constants', shapes: { a: [2, 2] }, of: ({ a }) => tf.mul(a!, tf.gather(tf.tensor1d([1, 10, 100]), tf.tensor2d([[2, 0], [1, 2]], [2, 2], 'int32'))) },
  ...convolutionCases('conv2d', [[1, 4], [2, 4]], [[2, 3], [3, 2], [1, 8], [8, 1]]),
  // Six channels beside four are widened, forward and, with stride 1, in the gradient.
  ...convolutionCases('conv2d', [[1, 4], [2, 4]], [[6, 4]]),
  ...convolutionCases('conv2d', [[1, 4]], [[4, 6]]),
  // Whole blocks of channels: 16 is the largest block that onnxruntime's convolutions have. Less than one goes in as it is.
  ...convolutionCases('conv2d', [[1, 4], [2, 4]], [[16, 16], [16, 32], [3, 16]], [4, 6]),
  ...convolutionCases('conv2d', [[1, 4]], [[16, 3]]),
  { name: 'convolutions with channels in blocks, bias and ReLU, the second transposed', shapes: { x: [2, 4, 4, 16], f: [4, 4, 16, 16], b: [16], g: [4, 4, 16, 16] }, of: ({ x, f, b, g }) => tf.relu(tf.add(tf.conv2dTranspose(tf.relu(tf.add(tf.conv2d(image(x), image(f), 2, 'same'), b!)), image(g), [2, 4, 4, 16], 2, 'same'), b!)), domain: awayFromZero },
  { name: 'an image added to others with channels in blocks', shapes: { x: [2, 4, 4, 16], f: [4, 4, 16, 16], a: [1, 4, 4, 16], c: [2, 4, 4, 1] }, of: ({ x, f, a, c }) => tf.mul(tf.add(tf.conv2d(image(x), image(f), 1, 'same'), a!), c!) },
  { name: 'conv2dTranspose, stride 2', shapes: { x: [2, 3, 3, 2], f: [4, 4, 3, 2] }, of: ({ x, f }) => tf.conv2dTranspose(image(x), image(f), [2, 6, 6, 3], 2, 'same') },
  { name: 'conv2dTranspose, stride 1', shapes: { x: [2, 4, 4, 2], f: [4, 4, 3, 2] }, of: ({ x, f }) => tf.conv2dTranspose(image(x), image(f), [2, 4, 4, 3], 1, 'same') },
  { name: 'convolution, bias, ReLU and dense', shapes: { x: [2, 5, 5, 2], f: [4, 4, 2, 3], b: [3], w: [27, 2] }, of: ({ x, f, b, w }) => tf.matMul(tf.reshape(tf.relu(tf.add(tf.conv2d(image(x), image(f), 2, 'same'), b!)), [2, -1]), w!) },
];

/** The weights of a normalized layer of three channels. */
function layerOf(mode: Weights['mode'], scale: tf.Tensor, bias: tf.Tensor): Weights {
  const tensors = new Map([['layer/scale', scale], ['layer/bias', bias], ['layer/runningMean', tf.tensor1d([0.1, -0.2, 0.3])], ['layer/runningVariance', tf.tensor1d([2, 3, 4])]]);
  return { mode, get: (name) => tensors.get(name)!, report: () => undefined };
}

/** Channel counts take every branch of the filter gradient: moving x, moving dy, or each along one axis. */
function convolutionCases(name: string, strides: readonly [stride: number, kernel: number][], channels: readonly [inputs: number, outputs: number][], side: readonly [height: number, width: number] = [5, 6]): Case[] {
  return strides.flatMap(([stride, kernel]) => channels.map(([inputs, outputs]): Case => ({
    name: `${name}, stride ${String(stride)}, ${String(inputs)} to ${String(outputs)} channels`,
    shapes: { x: [2, ...side, inputs], f: [kernel, kernel, inputs, outputs] },
    of: ({ x, f }) => tf.conv2d(image(x), image(f), stride, 'same'),
  })));
}

const STEP = 1e-2;

/** Loss and gradients of a case as a program. */
function lossProgram({ shapes, of }: Case, generator: Generator): Program {
  const names = Object.keys(shapes);
  const weigh = (outputs: tf.Tensor) => {
    const weights = new Float32Array(outputs.size);
    generator.fillNormal(weights);
    return tf.tensor(weights, outputs.shape);
  };
  let weights: tf.Tensor | undefined;
  return {
    inputShapes: shapes,
    run(inputs) {
      const lossOf = (...tensors: tf.Tensor[]) => {
        const outputs = of(Object.fromEntries(names.map((name, index) => [name, tensors[index]!])));
        weights = weigh(outputs);
        return tf.sum(tf.mul(outputs, weights)) as tf.Scalar;
      };
      const { value, grads } = tf.valueAndGrads(lossOf)(names.map((name) => inputs[name]!));
      return { loss: value, ...Object.fromEntries(names.map((name, index) => [`d${name}`, grads[index]!])) };
    },
  };
}

function sampleInputs({ shapes, domain }: Case, generator: Generator): Record<string, Float32Array> {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => {
    const values = new Float32Array(shape.reduce((product, extent) => product * extent, 1));
    generator.fillNormal(values);
    return [name, domain ? values.map(domain) : values];
  }));
}

describe('gradients of every traced kernel', () => {
  for (const [index, one] of cases.entries()) {
    test(`${one.name} agrees with finite differences`, async () => {
      const inputs = sampleInputs(one, Generator.fromSeed(index, 'preview'));
      const run = (values: Record<string, Float32Array>) => runOnce(lossProgram(one, Generator.fromSeed(index, 'measurement')), 'cpu', values);
      const analytic = await run(inputs);
      for (const [name, values] of Object.entries(inputs)) {
        const gradient = analytic[`d${name}`]!;
        const scale = Math.max(...gradient.map(Math.abs), 1);
        // A few elements of each input; the golden files check them all.
        for (let element = 0; element < values.length; element += Math.max(1, Math.floor(values.length / 7))) {
          const moved = async (offset: number) => (await run({ ...inputs, [name]: values.map((value, at) => (at === element ? value + offset : value)) })).loss![0]!;
          const numeric = ((await moved(STEP)) - (await moved(-STEP))) / (2 * STEP);
          expect(Math.abs(gradient[element]! - numeric) / scale, `d${name}[${String(element)}] = ${String(gradient[element])}, numeric ${String(numeric)}`).toBeLessThan(5e-3);
        }
      }
    });
  }

  test('the cases use every kernel that has a translation', () => {
    const used = new Set(cases.flatMap((one) => {
      const program = lossProgram(one, Generator.fromSeed(0, 'measurement'));
      return trace(program.run, program.inputShapes).nodes.map(({ kernel }) => kernel);
    }));
    // Not traced but written by a pass.
    const madeByPasses = ['ReluGradient'];
    expect([...kernelDefinitions.keys()].filter((kernel) => !used.has(kernel) && !madeByPasses.includes(kernel))).toEqual([]);
  });
});
