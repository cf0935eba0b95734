import type { Graph, GraphValue } from '../graph';

/** Takes out the copies that tfjs makes of every tensor that a gradient will need: values never change here. */
export function removeIdentity(graph: Graph): Graph {
  const original = new Map<GraphValue, GraphValue>();
  const resolve = (value: GraphValue) => original.get(value) ?? value;
  const nodes = graph.nodes.flatMap((node) => {
    const inputs = node.inputs.map(resolve);
    if (node.kernel !== 'Identity') return [{ ...node, inputs }];
    original.set(node.outputs[0]!, inputs[0]!);
    return [];
  });
  return { ...graph, nodes, outputs: new Map([...graph.outputs].map(([name, value]) => [name, resolve(value)])) };
}
