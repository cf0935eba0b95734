import type { Graph } from './graph';
import { kernelDefinitions } from './kernels/kernelDefinitions';
import { Lowering } from './lowering';
import type { OnnxBuilder } from './onnxBuilder';
import { portableTarget } from './target';

/**
 * Writes a graph's nodes as ONNX operators.
 * @param inputNames the ONNX tensors that stand for the graph's inputs
 * @returns the ONNX tensors that hold the graph's outputs
 */
export function lowerGraph(graph: Graph, builder: OnnxBuilder, inputNames: ReadonlyMap<string, string>, target = portableTarget): Map<string, string> {
  const lowering = new Lowering(builder, target);
  for (const [name, value] of graph.inputs) lowering.bind(value, inputNames.get(name)!);
  for (const node of graph.nodes) {
    const definition = kernelDefinitions.get(node.kernel);
    if (!definition) throw new Error(`Kernel ${node.kernel} has no translation`);
    definition.lower(lowering, node);
  }
  return new Map([...graph.outputs].map(([name, value]) => [name, lowering.rowMajor(value)]));
}
