import { producers, useCounts, type Graph, type GraphNode, type GraphValue } from '../graph';

const CONVOLUTIONS = new Set(['Conv2D', 'Conv2DBackpropInput']);

/** Gives the bias that is added to a convolution, and to nothing else, to the convolution itself: one pass over memory less. */
export function fuseBias(graph: Graph): Graph {
  const producerOf = producers(graph);
  const uses = useCounts(graph);
  const absorbed = new Set<GraphNode>();
  const nodes = graph.nodes.map((node): GraphNode => {
    if (node.kernel !== 'Add') return node;
    const [left, right] = node.inputs as [GraphValue, GraphValue];
    for (const [image, bias] of [[left, right], [right, left]] as const) {
      const convolution = producerOf.get(image);
      if (convolution && CONVOLUTIONS.has(convolution.kernel) && convolution.inputs.length === 2 && uses.get(image) === 1 && bias.shape.length === 1) {
        absorbed.add(convolution);
        return { ...convolution, inputs: [...convolution.inputs, bias], outputs: node.outputs };
      }
    }
    return node;
  });
  return { ...graph, nodes: nodes.filter((node) => !absorbed.has(node)) };
}
