import type { Graph, GraphNode, GraphValue } from '../graph';

/** Constants up to this size are told apart by their values, larger ones by where they were made. */
const SMALL = 64;

/** Computes once what is computed twice: of nodes with the same kernel, inputs and attributes the first serves for all. */
export function shareEqual(graph: Graph): Graph {
  const first = new Map<GraphValue, GraphValue>();
  const resolve = (value: GraphValue) => first.get(value) ?? value;
  const known = new Map<string, GraphNode>();
  const nodes = graph.nodes.flatMap((node) => {
    const inputs = node.inputs.map(resolve);
    const key = `${node.kernel} ${inputs.map(keyOf).join(' ')} ${JSON.stringify(node.attributes)}`;
    const equal = known.get(key);
    if (equal) {
      node.outputs.forEach((output, index) => first.set(output, equal.outputs[index]!));
      return [];
    }
    const kept = { ...node, inputs };
    known.set(key, kept);
    return [kept];
  });
  return { ...graph, nodes, outputs: new Map([...graph.outputs].map(([name, value]) => [name, resolve(value)])) };
}

function keyOf({ id, shape, type, constant }: GraphValue): string {
  return constant && constant.length <= SMALL ? `${type}[${shape.join()}](${constant.join()})` : String(id);
}
