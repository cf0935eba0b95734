/** The element types that traced programs use. */
export type ElementType = 'float32' | 'int32' | 'bool';

/** One tensor of a traced program. */
export interface GraphValue {
  readonly id: number;
  readonly shape: readonly number[];
  readonly type: ElementType;
  /** The data of a constant; null for inputs and for what nodes compute. */
  readonly constant: Float32Array | Int32Array | Uint8Array | null;
}

/** One call of a tfjs kernel. */
export interface GraphNode {
  readonly kernel: string;
  readonly inputs: readonly GraphValue[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly outputs: readonly GraphValue[];
}

/** A traced program: what goes in, what comes out, and the kernels between in an order in which they can run. */
export interface Graph {
  readonly inputs: ReadonlyMap<string, GraphValue>;
  readonly outputs: ReadonlyMap<string, GraphValue>;
  readonly nodes: readonly GraphNode[];
}

/** The node that computes each value. */
export function producers(graph: Graph): Map<GraphValue, GraphNode> {
  return new Map(graph.nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
}

/** How often each value is read, by nodes and as an output. */
export function useCounts(graph: Graph): Map<GraphValue, number> {
  const counts = new Map<GraphValue, number>();
  const read = (value: GraphValue) => counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const node of graph.nodes) node.inputs.forEach(read);
  for (const output of graph.outputs.values()) read(output);
  return counts;
}

/** Elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}
