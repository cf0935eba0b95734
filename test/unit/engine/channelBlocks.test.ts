import * as tf from '@tensorflow/tfjs';
import { Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { compileProgram } from '../../../src-main/engine/compile/compileProgram';
import type { Graph } from '../../../src-main/engine/compile/graph';
import { portableTarget, type Target } from '../../../src-main/engine/compile/target';
import { trace } from '../../../src-main/engine/compile/trace';
import { createOnnxSession } from '../../../src-main/engine/runtime/createOnnxSession';
import { targetOf } from '../../../src-main/engine/runtime/targetOf';
import { Generator } from '../../../src-main/random/generator';

const shapes = { x: [3, 8, 8, 32], f: [4, 4, 32, 16], b: [16], g: [4, 4, 48, 16], h: [4, 4, 48, 3], a: [3, 8, 8, 48] };

/** Down by a convolution, up by a transposed one, to three channels by a third, and the gradients of all of it. */
function network(): Graph {
  const lossOf = (...[x, f, b, g, h, a]: tf.Tensor[]) => {
    const low = tf.relu(tf.add(tf.conv2d(x as tf.Tensor4D, f as tf.Tensor4D, 2, 'same'), b!)) as tf.Tensor4D;
    const high = tf.relu(tf.add(tf.conv2dTranspose(low, g as tf.Tensor4D, [3, 8, 8, 48], 2, 'same'), a!)) as tf.Tensor4D;
    return tf.sum(tf.softplus(tf.conv2d(high, h as tf.Tensor4D, 1, 'same'))) as tf.Scalar;
  };
  return trace((inputs) => {
    const { value, grads } = tf.valueAndGrads(lossOf)(Object.keys(shapes).map((name) => inputs[name]!));
    return { loss: value, ...Object.fromEntries(Object.keys(shapes).map((name, index) => [`d${name}`, grads[index]!])) };
  }, shapes);
}

async function run(model: Uint8Array): Promise<Record<string, Float32Array>> {
  const session = await createOnnxSession(model, 'cpu');
  const generator = Generator.fromSeed(5, 'preview');
  const feeds = Object.entries(shapes).map(([name, shape]) => {
    const values = new Float32Array(shape.reduce((product, extent) => product * extent, 1));
    generator.fillNormal(values);
    return [name, new Tensor('float32', values, shape)] as const;
  });
  const results = await session.run(Object.fromEntries(feeds));
  await session.release();
  return Object.fromEntries(Object.entries(results).map(([name, { data }]) => [name, data as Float32Array]));
}

const usesBlocks = (model: Uint8Array) => Buffer.from(model).includes('com.microsoft.nchwc');

describe('channels in blocks', () => {
  test('are what the processor is given where it is an x64, and give the numbers of the portable graph', async () => {
    const target = await targetOf('cpu');
    const model = compileProgram(network(), target);
    expect(usesBlocks(model)).toBe(process.arch === 'x64');
    const [expected, actual] = [await run(compileProgram(network(), portableTarget)), await run(model)];
    for (const [name, values] of Object.entries(expected)) {
      const scale = Math.max(...values.map(Math.abs));
      const worst = values.reduce((largest, value, index) => Math.max(largest, Math.abs(actual[name]![index]! - value)), 0);
      expect(worst / scale, name).toBeLessThan(1e-5);
    }
  });

  test('are for the processor only', async () => {
    expect(await targetOf('webgpu')).toEqual(portableTarget);
    expect(usesBlocks(compileProgram(network()))).toBe(false);
  });

  test('with a block that no layer fills, only ONNX\u2019s own operators are used', () => {
    const target: Target = { isProcessor: true, channelBlock: 64 };
    expect(usesBlocks(compileProgram(network(), target))).toBe(false);
  });
});
