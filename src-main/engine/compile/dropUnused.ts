import { useCounts, type Graph } from './graph';

/** Takes out the nodes whose results are no longer read. */
export function dropUnused(graph: Graph): Graph {
  const uses = useCounts(graph);
  const nodes = graph.nodes.filter((node) => node.outputs.some((output) => uses.has(output)));
  return nodes.length === graph.nodes.length ? graph : dropUnused({ ...graph, nodes });
}
