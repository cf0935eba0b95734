import * as tf from '@tensorflow/tfjs';
import { sizeOf, type ElementType, type GraphNode, type GraphValue } from '../graph';
import type { Lowering } from '../lowering';
import { onnxElementTypes } from '../onnxFormat';
import type { KernelDefinition } from './kernelDefinition';

type Emit = (lowering: Lowering, names: readonly string[], node: GraphNode) => string;

/** Kernels that treat every element alike, with NumPy's broadcasting. */
export const elementwiseKernels: readonly KernelDefinition[] = [
  ...([['Add', 'Add'], ['Sub', 'Sub'], ['Multiply', 'Mul'], ['RealDiv', 'Div']] as const).map(([kernel, operator]) => elementwise(kernel, plain(operator))),
  ...(['Neg', 'Abs', 'Exp', 'Log', 'Sqrt', 'Relu', 'Sigmoid'] as const).map((kernel) => elementwise(kernel, plain(kernel))),
  elementwise('Square', ({ builder }, [x]) => builder.node('Mul', [x!, x!])),
  elementwise('Identity', (_, [x]) => x!),
  elementwise('Softplus', (lowering, [x]) => softplus(lowering, x!)),
  elementwise('LeakyRelu', ({ builder }, [x], { attributes }) => builder.node('LeakyRelu', [x!], { alpha: { float: attributes.alpha as number } })),
  elementwise('Step', (lowering, [x], { attributes }) => step(lowering, x!, attributes.alpha as number)),
  // Made by a pass, not by tfjs: the gradient dy where the output y of a ReLU is positive. A selection (Where) or the sign
  // of y in place of the comparison takes a third longer.
  elementwise('ReluGradient', (lowering, [dy, y]) => lowering.builder.node('Mul', [dy!, isPositive(lowering, y!)])),
  {
    kernel: 'ZerosLike',
    describe: ([x]) => [{ shape: x!.shape, type: x!.type }],
    lower(lowering, { outputs: [zeros] }) {
      lowering.bind(zeros!, lowering.builder.constant(new Float32Array(sizeOf(zeros!.shape)), zeros!.shape, 'float32'));
    },
  },
  { ...elementwise('Cast', castTo), describe: ([x], { dtype }) => [{ shape: x!.shape, type: dtype as ElementType }] },
];

/** So steep that every number that is positive and not denormal comes out as 1. */
const STEEP = 3e38;

/** 1 where x is positive, else 0; on the processor in one pass where comparing and converting takes two. */
function isPositive({ builder, target }: Lowering, x: string): string {
  if (target.isProcessor) return builder.node('HardSigmoid', [x], { alpha: { float: STEEP }, beta: { float: 0 } });
  return builder.node('Cast', [builder.node('Greater', [x, builder.scalar(0)])], { to: onnxElementTypes.float32 });
}

/** 1 where x is positive, else `below`. */
function step(lowering: Lowering, x: string, below: number): string {
  const { builder } = lowering;
  const positive = isPositive(lowering, x);
  return below === 0 ? positive : builder.node('Add', [builder.node('Mul', [positive, builder.scalar(1 - below)]), builder.scalar(below)]);
}

/** log(1 + eˣ). On the CPU Softplus goes number by number; max(x, 0) + log(1 + e^−|x|), the same to rounding, takes a fifth of its time. */
function softplus({ builder, target }: Lowering, x: string): string {
  if (!target.isProcessor) return builder.node('Softplus', [x]);
  const rest = builder.node('Exp', [builder.node('Neg', [builder.node('Abs', [x])])]);
  return builder.node('Add', [builder.node('Relu', [x]), builder.node('Log', [builder.node('Add', [rest, builder.scalar(1)])])]);
}

function plain(operator: string): Emit {
  return ({ builder }, names) => builder.node(operator, names);
}

function castTo(lowering: Lowering, [x]: readonly string[], node: GraphNode): string {
  const { type } = node.outputs[0]!;
  return type === node.inputs[0]!.type ? x! : lowering.builder.node('Cast', [x!], { to: onnxElementTypes[type] });
}

function elementwise(kernel: string, emit: Emit): KernelDefinition {
  return {
    kernel,
    describe: (inputs) => [{ shape: inputs.map(({ shape }) => [...shape]).reduce((one, other) => tf.broadcast_util.assertAndGetBroadcastShape(one, other)), type: inputs[0]!.type }],
    lower(lowering, node) {
      const output = node.outputs[0]!;
      if (staysBlocked(lowering, node)) {
        lowering.bindBlocked(output, emit(lowering, node.inputs.map((input) => (input.shape.length === 4 ? lowering.blocked(input) : lowering.rowMajor(input))), node));
      } else if (staysChannelsFirst(lowering, node)) {
        lowering.bindChannelsFirst(output, emit(lowering, node.inputs.map((input) => inChannelsFirst(lowering, input)), node));
      } else {
        lowering.bind(output, emit(lowering, node.inputs.map((input) => lowering.rowMajor(input)), node));
      }
    },
  };
}

/** Whether to compute with channels in blocks: an image-like input is there in that order only, and the others can follow. */
function staysBlocked(lowering: Lowering, { inputs, outputs: [output] }: GraphNode): boolean {
  return inputs.some((input) => lowering.isBlockedOnly(input)) && inputs.every(({ shape }) => shape.length === 0 || (shape.length === 4 && shape[3] === output!.shape[3]));
}

/** Whether to compute in the order of ONNX's convolutions: an image-like input is not there in its own order, and the others can follow. */
function staysChannelsFirst(lowering: Lowering, node: GraphNode): boolean {
  if (node.outputs[0]!.shape.length !== 4) return false;
  return node.inputs.some((input) => lowering.isReorderedOnly(input)) && node.inputs.every(({ shape }) => shape.length === 4 || shape.length <= 1);
}

function inChannelsFirst(lowering: Lowering, input: GraphValue): string {
  if (input.shape.length === 4) return lowering.channelsFirst(input);
  const name = lowering.rowMajor(input);
  return input.shape.length === 0 ? name : lowering.builder.node('Reshape', [name, lowering.builder.integers([input.shape[0]!, 1, 1])]);
}
