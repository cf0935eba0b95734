import * as tf from '@tensorflow/tfjs';
import type { Graph, GraphNode, GraphValue } from './graph';
import { whileTracing } from './traceBackend';

/** Shapes of the inputs of a program, by name. All are float32. */
export type InputShapes = Readonly<Record<string, readonly number[]>>;

/**
 * Calls `program` once on placeholders and returns what it would compute, without anything that no output needs.
 * @throws UnsupportedKernelError where the program uses a kernel that can't be compiled
 */
export function trace(program: (inputs: Readonly<Record<string, tf.Tensor>>) => Readonly<Record<string, tf.Tensor>>, inputShapes: InputShapes): Graph {
  return whileTracing((backend) => {
    const inputs = new Map<string, GraphValue>();
    const placeholders: Record<string, tf.Tensor> = {};
    for (const [name, shape] of Object.entries(inputShapes)) {
      const { dataId, value } = backend.declare(shape, 'float32', null);
      inputs.set(name, value);
      placeholders[name] = tf.engine().makeTensorFromTensorInfo({ dataId, shape: [...shape], dtype: 'float32' });
    }
    const results = program(placeholders);
    const outputs = new Map(Object.entries(results).map(([name, tensor]) => [name, backend.graphValue(tensor.dataId)]));
    return { inputs, outputs, nodes: neededNodes(backend.recordedNodes(), [...outputs.values()]) };
  });
}

/** Walks back from the outputs and drops every node that none of them depends on. */
function neededNodes(nodes: readonly GraphNode[], outputs: readonly GraphValue[]): GraphNode[] {
  const needed = new Set(outputs);
  const kept: GraphNode[] = [];
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index]!;
    if (!node.outputs.some((output) => needed.has(output))) continue;
    node.inputs.forEach((input) => needed.add(input));
    kept.push(node);
  }
  return kept.reverse();
}
