import * as tf from '@tensorflow/tfjs';
import { Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import type { Graph } from '../../../src-main/engine/compile/graph';
import { lowerGraph } from '../../../src-main/engine/compile/lowerGraph';
import { OnnxBuilder } from '../../../src-main/engine/compile/onnxBuilder';
import { encodeModel, valueInfo } from '../../../src-main/engine/compile/onnxFormat';
import { fuseBias } from '../../../src-main/engine/compile/passes/fuseBias';
import { fuseRelu } from '../../../src-main/engine/compile/passes/fuseRelu';
import { optimize } from '../../../src-main/engine/compile/passes/optimize';
import { reluGradient } from '../../../src-main/engine/compile/passes/reluGradient';
import { removeIdentity } from '../../../src-main/engine/compile/passes/removeIdentity';
import { shareEqual } from '../../../src-main/engine/compile/passes/shareEqual';
import { spreadLate } from '../../../src-main/engine/compile/passes/spreadLate';
import { trace } from '../../../src-main/engine/compile/trace';
import { weightLayout } from '../../../src-main/engine/model/weightLayout';
import { createOnnxSession } from '../../../src-main/engine/runtime/createOnnxSession';
import { trainingProgram } from '../../../src-main/engine/step/programs';
import { Generator } from '../../../src-main/random/generator';
import { everyObjective, tinySpecification } from '../../support/tinySpecification';

const shapes = { x: [2, 6, 6, 2], f: [4, 4, 2, 3], b: [3] };

/** Convolution, bias and ReLU with all gradients: what every pass is about. */
function layer(): Graph {
  const lossOf = (x: tf.Tensor, f: tf.Tensor, b: tf.Tensor) => tf.sum(tf.square(tf.relu(tf.add(tf.conv2d(x as tf.Tensor4D, f as tf.Tensor4D, 2, 'same'), b)))) as tf.Scalar;
  return trace(({ x, f, b }) => {
    const { value, grads } = tf.valueAndGrads(lossOf as (...inputs: tf.Tensor[]) => tf.Scalar)([x!, f!, b!]);
    return { loss: value, dx: grads[0]!, df: grads[1]!, db: grads[2]! };
  }, shapes);
}

async function run(graph: Graph): Promise<Record<string, number[]>> {
  const builder = new OnnxBuilder('');
  for (const [name, result] of lowerGraph(graph, builder, new Map([...graph.inputs.keys()].map((name) => [name, name])))) builder.node('Identity', [result], {}, name);
  const describeValue = ([name, { shape }]: [string, { shape: readonly number[] }]) => valueInfo(name, 'float32', shape);
  const session = await createOnnxSession(encodeModel(builder.graph('layer', [...graph.inputs].map(describeValue), [...graph.outputs].map(describeValue))), 'cpu');
  const generator = Generator.fromSeed(3, 'preview');
  const feeds = Object.entries(shapes).map(([name, shape]) => {
    const values = new Float32Array(shape.reduce((product, extent) => product * extent, 1));
    generator.fillNormal(values);
    return [name, new Tensor('float32', values, shape)] as const;
  });
  const results = await session.run(Object.fromEntries(feeds));
  await session.release();
  return Object.fromEntries(Object.entries(results).map(([name, { data }]) => [name, Array.from(data as Float32Array)]));
}

const kernels = (graph: Graph) => graph.nodes.map(({ kernel }) => kernel);

describe('passes', () => {
  test.each([['removeIdentity', removeIdentity], ['shareEqual', shareEqual], ['spreadLate', spreadLate], ['reluGradient', reluGradient], ['fuseBias', fuseBias], ['fuseRelu', fuseRelu], ['optimize', optimize]] as const)('%s keeps the numbers', async (_, pass) => {
    const expected = await run(layer());
    const actual = await run(pass(layer()));
    expect(Object.keys(actual)).toEqual(Object.keys(expected));
    for (const [name, values] of Object.entries(expected)) {
      const scale = Math.max(...values.map(Math.abs));
      values.forEach((value, index) => { expect(Math.abs(actual[name]![index]! - value) / scale).toBeLessThan(1e-6); });
    }
  });

  test('removeIdentity leaves no copies', () => {
    expect(kernels(layer())).toContain('Identity');
    expect(kernels(removeIdentity(layer()))).not.toContain('Identity');
  });

  test('shareEqual: FactorVAE passes the first codes through its discriminator once', () => {
    const layers = 2;
    const specification = tinySpecification({ objective: { type: 'factorVae', beta: 1, gamma: 2, discriminator: { layers, units: 6, learningRate: 1e-4, beta1: 0.5, beta2: 0.9 } } });
    const program = trainingProgram(specification, weightLayout(specification), { gradient: false });
    const graph = removeIdentity(trace(program.run, program.inputShapes));
    const products = (nodes: Graph['nodes']) => nodes.filter(({ kernel }) => kernel === 'BatchMatMul').length;
    expect(products(graph.nodes) - products(shareEqual(graph).nodes)).toBe(layers + 1);
  });

  test('shareEqual tells apart what differs in an attribute or a constant only', () => {
    const graph = trace(({ x }) => ({ a: tf.mul(tf.slice(x!, 0, 1), 2), b: tf.mul(tf.slice(x!, 1, 1), 2), c: tf.mul(tf.slice(x!, 0, 1), 3), d: tf.mul(tf.slice(x!, 0, 1), 2) }), { x: [2, 2] });
    const shared = shareEqual(graph);
    expect(kernels(shared).filter((kernel) => kernel === 'Slice')).toHaveLength(2);
    expect(kernels(shared).filter((kernel) => kernel === 'Multiply')).toHaveLength(3);
    expect(shared.outputs.get('d')).toBe(shared.outputs.get('a'));
    expect(shared.outputs.get('c')).not.toBe(shared.outputs.get('a'));
  });

  test('spreadLate: training graphs hold no ones as large as what is summed, whatever is trained', () => {
    for (const objective of everyObjective) {
      const specification = tinySpecification({ objective, batchSize: 32 });
      const program = trainingProgram(specification, weightLayout(specification), { gradient: false });
      const graph = trace(program.run, program.inputShapes);
      const ones = (nodes: Graph['nodes']) => nodes.flatMap(({ inputs }) => inputs).filter(({ constant, shape }) => shape.length > 0 && constant instanceof Float32Array && constant.every((value) => value === 1));
      const largest = (nodes: Graph['nodes']) => Math.max(0, ...ones(nodes).map(({ constant }) => constant!.length));
      expect(largest(graph.nodes)).toBeGreaterThanOrEqual(32 * 64);
      expect(largest(optimize(graph).nodes)).toBeLessThanOrEqual(3 * 32);
    }
  });

  test('reluGradient replaces the step function', () => {
    const graph = reluGradient(removeIdentity(layer()));
    expect(kernels(graph)).toContain('ReluGradient');
    expect(kernels(graph)).not.toContain('Step');
  });

  test('fuseRelu gives the convolution its activation, but only once nobody else reads what comes before it', () => {
    expect(kernels(optimize(layer()))).not.toContain('Relu');
    expect(optimize(layer()).nodes.find(({ kernel }) => kernel === 'Conv2D')!.attributes.activation).toBe('Relu');
    const readTwice = trace(({ x, f }) => {
      const image = tf.conv2d(x as tf.Tensor4D, f as tf.Tensor4D, 2, 'same');
      return { y: tf.relu(image), image };
    }, { x: shapes.x, f: shapes.f });
    expect(kernels(optimize(readTwice))).toContain('Relu');
  });

  test('fuseBias gives the convolution three inputs, but only once nobody else reads its result', () => {
    const convolution = (graph: Graph) => graph.nodes.find(({ kernel }) => kernel === 'Conv2D')!;
    expect(convolution(optimize(layer())).inputs).toHaveLength(3);
    const readTwice = trace(({ x, f, b }) => {
      const image = tf.conv2d(x as tf.Tensor4D, f as tf.Tensor4D, 2, 'same');
      return { y: tf.add(image, b!), image };
    }, shapes);
    expect(convolution(optimize(readTwice)).inputs).toHaveLength(2);
  });
});
