import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { trace } from '../../../src-main/engine/compile/trace';

test('a traced function gives its kernels in order, without those that no output needs', () => {
  const graph = trace(({ x }) => {
    tf.exp(x!);
    return { y: tf.add(tf.square(x!), 1) };
  }, { x: [2, 3] });
  expect(graph.nodes.map(({ kernel }) => kernel)).toEqual(['Square', 'Add']);
  expect(graph.outputs.get('y')!.shape).toEqual([2, 3]);
});

test('a kernel without a translation is named with the shapes it was called with', () => {
  expect(() => trace(({ x }) => ({ y: tf.cumsum(x!, 1) }), { x: [2, 3] })).toThrow('does not support the call Cumsum(float32[2, 3])');
});

test('reading a value while tracing is refused', () => {
  expect(() => trace(({ x }) => ({ y: tf.mul(x!, x!.dataSync()[0]!) }), { x: [2] })).toThrow('must not read the value');
});

test('tfjs computes again after tracing, also after a trace that failed', async () => {
  await tf.setBackend('cpu');
  expect(() => trace(({ x }) => ({ y: tf.cumsum(x!, 0) }), { x: [2] })).toThrow();
  expect(Array.from(tf.add(tf.tensor1d([1, 2]), 1).dataSync())).toEqual([2, 3]);
});
