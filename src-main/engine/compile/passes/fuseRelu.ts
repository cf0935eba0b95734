import { producers, useCounts, type Graph, type GraphNode } from '../graph';

const CONVOLUTIONS = new Set(['Conv2D', 'Conv2DBackpropInput']);

/** Gives the ReLU of a convolution that nobody else reads to the convolution itself, as its attribute `activation`: one pass over memory less. */
export function fuseRelu(graph: Graph): Graph {
  const producerOf = producers(graph);
  const uses = useCounts(graph);
  const absorbed = new Set<GraphNode>();
  const nodes = graph.nodes.map((node): GraphNode => {
    const [input] = node.inputs;
    const convolution = node.kernel === 'Relu' ? producerOf.get(input!) : undefined;
    if (!convolution || !CONVOLUTIONS.has(convolution.kernel) || uses.get(input!) !== 1) return node;
    absorbed.add(convolution);
    return { ...convolution, attributes: { ...convolution.attributes, activation: 'Relu' }, outputs: node.outputs };
  });
  return { ...graph, nodes: nodes.filter((node) => !absorbed.has(node)) };
}
