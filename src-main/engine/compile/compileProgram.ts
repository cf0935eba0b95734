import type { Graph } from './graph';
import { lowerGraph } from './lowerGraph';
import { OnnxBuilder } from './onnxBuilder';
import { encodeModel, valueInfo } from './onnxFormat';
import { optimize } from './passes/optimize';
import { portableTarget } from './target';

/** A traced program as an ONNX model whose inputs and outputs keep their names. */
export function compileProgram(graph: Graph, target = portableTarget): Uint8Array {
  const builder = new OnnxBuilder('');
  const results = lowerGraph(optimize(graph), builder, new Map([...graph.inputs.keys()].map((name) => [name, name])), target);
  for (const [name, result] of results) builder.node('Identity', [result], {}, name);
  const describe = ([name, value]: [string, { shape: readonly number[] }]) => valueInfo(name, 'float32', value.shape);
  return encodeModel(builder.graph('program', [...graph.inputs].map(describe), [...graph.outputs].map(describe)));
}
