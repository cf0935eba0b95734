import type { Graph, GraphNode, GraphValue } from '../graph';

/** Takes out what leaves a tensor as it is: copies, for values never change here, and reshapes to the shape that is there. */
export function removeIdentity(graph: Graph): Graph {
  const original = new Map<GraphValue, GraphValue>();
  const resolve = (value: GraphValue) => original.get(value) ?? value;
  const nodes = graph.nodes.flatMap((node) => {
    const inputs = node.inputs.map(resolve);
    if (!changesNothing(node)) return [{ ...node, inputs }];
    original.set(node.outputs[0]!, inputs[0]!);
    return [];
  });
  return { ...graph, nodes, outputs: new Map([...graph.outputs].map(([name, value]) => [name, resolve(value)])) };
}

function changesNothing({ kernel, inputs, outputs }: GraphNode): boolean {
  return kernel === 'Identity' || (kernel === 'Reshape' && inputs[0]!.shape.join() === outputs[0]!.shape.join());
}
