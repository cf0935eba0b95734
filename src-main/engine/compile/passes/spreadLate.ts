import * as tf from '@tensorflow/tfjs';
import { dropUnused } from '../dropUnused';
import { sizeOf, type Graph, type GraphNode, type GraphValue } from '../graph';
import { kernelDefinitions } from '../kernels/kernelDefinitions';

/** Kernels that treat every element alike: they give the same numbers before and after a value is spread. */
const ELEMENTWISE = new Set(['Add', 'Sub', 'Multiply', 'RealDiv', 'Neg', 'Exp', 'Log', 'Sqrt', 'Square', 'Sigmoid']);

/**
 * tfjs's gradient of a sum spreads dy over what was summed by multiplying it with as many ones, a constant as large as what
 * was summed. Here dy stays small for as long as only element-wise operations and sums read it, and is spread by the first
 * of them that has something large to combine it with.
 */
export function spreadLate(graph: Graph): Graph {
  /** Values that are another value, spread. */
  const small = new Map<GraphValue, GraphValue>();
  const onesByShape = new Map<string, GraphValue>();
  let nextId = Math.max(0, ...graph.nodes.flatMap(({ outputs }) => outputs.map(({ id }) => id))) + 1;
  const valueOf = (shape: readonly number[], constant: GraphValue['constant'] = null): GraphValue => ({ id: nextId++, shape, type: 'float32', constant });
  const nodes = graph.nodes.flatMap((node): GraphNode[] => {
    const [output] = node.outputs as [GraphValue];
    const spread = spreadByOnes(node);
    if (spread) small.set(output, small.get(spread) ?? spread);
    if (spread || !node.inputs.some((input) => small.has(input))) return [node];
    const inputs = node.inputs.map((input) => small.get(input) ?? input);
    if (ELEMENTWISE.has(node.kernel)) {
      const shape = inputs.map((input) => [...input.shape]).reduce((one, other) => tf.broadcast_util.assertAndGetBroadcastShape(one, other));
      return replaced(node, shape, (result) => [{ ...node, inputs, outputs: [result] }]);
    }
    if (node.kernel === 'Sum') {
      const { shape } = kernelDefinitions.get('Sum')!.describe(inputs, node.attributes)[0]!;
      // Along the axes that are summed, each number was there this many times.
      const times = valueOf([], Float32Array.of((sizeOf(node.inputs[0]!.shape) * sizeOf(shape)) / (sizeOf(output.shape) * sizeOf(inputs[0]!.shape))));
      const sum = valueOf(shape);
      return replaced(node, shape, (result) => [{ ...node, inputs, outputs: [sum] }, { kernel: 'Multiply', inputs: [sum, times], attributes: {}, outputs: [result] }]);
    }
    return [node];
  });
  return dropUnused({ ...graph, nodes });

  /** Nodes that compute a result of this shape in place of `node`; where it is still small, whatever needs it spread finds that too. */
  function replaced(node: GraphNode, shape: readonly number[], make: (result: GraphValue) => GraphNode[]): GraphNode[] {
    const [output] = node.outputs as [GraphValue];
    if (shape.join() === output.shape.join()) return make(output);
    const result = valueOf(shape);
    small.set(output, result);
    return [...make(result), { kernel: 'Multiply', inputs: [result, onesOf(output.shape)], attributes: {}, outputs: [output] }];
  }

  function onesOf(shape: readonly number[]): GraphValue {
    const key = shape.join();
    const ones = onesByShape.get(key) ?? valueOf(shape, new Float32Array(sizeOf(shape)).fill(1));
    onesByShape.set(key, ones);
    return ones;
  }
}

/** What a node multiplies with ones of the shape of its output, if that is what it does. */
function spreadByOnes({ kernel, inputs: [left, right], outputs: [output] }: GraphNode): GraphValue | null {
  if (kernel !== 'Multiply') return null;
  for (const [ones, other] of [[left!, right!], [right!, left!]] as const) {
    if (ones.constant && ones.shape.join() === output!.shape.join() && sizeOf(other.shape) < sizeOf(ones.shape) && (ones.constant as Float32Array).every((value) => value === 1)) return other;
  }
  return null;
}
