import { dropUnused } from '../dropUnused';
import { producers, type Graph, type GraphNode } from '../graph';

/**
 * tfjs takes a ReLU's gradient as dy · step(x). Here it becomes one selection by the sign of the output, which is the
 * same: x itself is then needed by nobody, so that the runtime can fuse convolution, bias and ReLU.
 */
export function reluGradient(graph: Graph): Graph {
  const producerOf = producers(graph);
  const reluOf = new Map(graph.nodes.filter(({ kernel }) => kernel === 'Relu').map((node) => [node.inputs[0]!, node.outputs[0]!]));
  const nodes = graph.nodes.map((node): GraphNode => {
    if (node.kernel !== 'Multiply') return node;
    for (const [dy, mask] of [[node.inputs[0]!, node.inputs[1]!], [node.inputs[1]!, node.inputs[0]!]] as const) {
      const cast = producerOf.get(mask);
      const step = cast?.kernel === 'Cast' ? producerOf.get(cast.inputs[0]!) : cast;
      const output = step?.kernel === 'Step' && step.attributes.alpha === 0 ? reluOf.get(step.inputs[0]!) : undefined;
      if (output) return { kernel: 'ReluGradient', inputs: [dy, output], attributes: {}, outputs: node.outputs };
    }
    return node;
  });
  return dropUnused({ ...graph, nodes });
}
