import type { Graph } from './graph';
import { lowerGraph } from './lowerGraph';
import { OnnxBuilder } from './onnxBuilder';
import { encodeModel, valueInfo, type OnnxGraph } from './onnxFormat';
import { optimize } from './passes/optimize';
import { portableTarget, type Target } from './target';

/** Which tensors of a step go round and round, which come in anew each time, and which are collected. */
export interface LoopRoles {
  /** Inputs of the step, and for each the output that replaces it. */
  readonly state: Readonly<Record<string, string>>;
  /** Inputs that get one more leading dimension, the step. */
  readonly sequences: readonly string[];
  /** Outputs that get one more leading dimension, the step. */
  readonly collected: readonly string[];
}

/** The input that says how many steps to run. */
export const STEPS_INPUT = 'steps';

/**
 * A traced step, K times in one call: an ONNX `Loop` keeps the state on the device, and JavaScript costs nothing per step.
 * K is the value of the input `steps` (int64, no dimensions); every sequence must have K entries. The outputs of
 * the state are what they are after the last step.
 */
export function compileLoop(graph: Graph, roles: LoopRoles, target = portableTarget): Uint8Array {
  const outer = new OnnxBuilder('');
  const keepGoing = outer.constant(Uint8Array.of(1), [], 'bool');
  const stateInputs = Object.keys(roles.state);
  const stateResults = Object.values(roles.state);
  outer.nodeWithOutputs('Loop', [STEPS_INPUT, keepGoing, ...stateInputs], { body: loopBody(optimize(graph), roles, target) }, [...stateResults, ...roles.collected]);
  const shapeOf = (values: Graph['inputs'], name: string) => values.get(name)!.shape;
  return encodeModel(outer.graph(
    'training',
    [
      valueInfo(STEPS_INPUT, 'int64', []),
      ...stateInputs.map((name) => valueInfo(name, 'float32', shapeOf(graph.inputs, name))),
      ...roles.sequences.map((name) => valueInfo(name, 'float32', ['steps', ...shapeOf(graph.inputs, name)])),
    ],
    [
      ...stateResults.map((name) => valueInfo(name, 'float32', shapeOf(graph.outputs, name))),
      ...roles.collected.map((name) => valueInfo(name, 'float32', ['steps', ...shapeOf(graph.outputs, name)])),
    ],
  ));
}

function loopBody(graph: Graph, roles: LoopRoles, target: Target): OnnxGraph {
  const builder = new OnnxBuilder('body/');
  const stateInputs = Object.keys(roles.state);
  const resultsInOrder = [...Object.values(roles.state), ...roles.collected];
  const inputNames = new Map(stateInputs.map((name) => [name, `body/${name}`]));
  // The sequences belong to the graph around the loop; a body may read them by name.
  for (const name of roles.sequences) inputNames.set(name, builder.node('Gather', [name, 'body/iteration'], { axis: 0 }));
  const results = lowerGraph(graph, builder, inputNames, target);
  builder.node('Identity', ['body/condition'], {}, 'body/continue');
  const resultNames = resultNamesOf(builder, resultsInOrder.map((name) => ({ name, computed: results.get(name)! })));
  const shapeOf = (name: string) => graph.outputs.get(name)!.shape;
  return builder.graph(
    'step',
    [
      valueInfo('body/iteration', 'int64', []),
      valueInfo('body/condition', 'bool', []),
      ...stateInputs.map((name) => valueInfo(`body/${name}`, 'float32', graph.inputs.get(name)!.shape)),
    ],
    [
      valueInfo('body/continue', 'bool', []),
      ...resultsInOrder.map((name, index) => valueInfo(resultNames[index]!, 'float32', shapeOf(name))),
    ],
  );
}

/** A name for each result that it alone has. What a node computes needs no copy of its own: the state is as long as all weights together. */
function resultNamesOf(builder: OnnxBuilder, results: readonly { readonly name: string; readonly computed: string }[]): string[] {
  const given = new Set<string>();
  return results.map(({ name, computed }) => {
    if (!builder.computes(computed) || given.has(computed)) return builder.node('Identity', [computed], {}, `body/${name}/result`);
    given.add(computed);
    return computed;
  });
}
