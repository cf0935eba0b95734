import type { GraphNode } from '../graph';
import type { Lowering } from '../lowering';
import { blockedConvolution, runsBlocked, type ConvolutionOperands } from './blockedConvolution';
import { blockedInputGradient, hasBlockedInputGradient } from './blockedInputGradient';
import { convolutionGeometry } from './convolutionGeometry';
import { filterGradient } from './filterGradient';
import { forwardConvolution } from './forwardConvolution';
import type { KernelDefinition } from './kernelDefinition';
import { inputGradient } from './inputGradient';

/** Convolutions and their two gradients. Filters are [height, width, in, out]; images [n, h, w, c]. */
export const convolutionKernels: readonly KernelDefinition[] = [
  {
    kernel: 'Conv2D',
    describe([x, filter], attributes) {
      const { batch, outputSide, outputs } = convolutionGeometry(x!.shape, filter!.shape, attributes);
      return [{ shape: [batch, ...outputSide, outputs], type: 'float32' }];
    },
    lower(lowering, node) {
      const [output] = node.outputs;
      const operands = operandsOf(lowering, node);
      const shape = convolutionGeometry(operands.image.shape, operands.filter.shape, node.attributes);
      if (runsBlocked(lowering.target, shape.inputs, shape.outputs)) lowering.bindBlocked(output!, blockedConvolution(lowering, shape, operands));
      else lowering.bindChannelsFirst(output!, activated(lowering, operands, forwardConvolution(lowering, shape, operands)));
    },
  },
  {
    kernel: 'Conv2DBackpropInput',
    describe: (_, { inputShape }) => [{ shape: inputShape as number[], type: 'float32' }],
    lower(lowering, node) {
      const [output] = node.outputs;
      const operands = operandsOf(lowering, node);
      const shape = convolutionGeometry(output!.shape, operands.filter.shape, node.attributes);
      if (hasBlockedInputGradient(lowering.target, shape)) lowering.bindBlocked(output!, blockedInputGradient(lowering, shape, operands));
      else lowering.bindChannelsFirst(output!, activated(lowering, operands, inputGradient(lowering, shape, operands)));
    },
  },
  {
    kernel: 'Conv2DBackpropFilter',
    describe: (_, { filterShape }) => [{ shape: filterShape as number[], type: 'float32' }],
    lower(lowering, node) {
      const [x, dy] = node.inputs;
      const shape = convolutionGeometry(x!.shape, node.outputs[0]!.shape, node.attributes);
      lowering.bind(node.outputs[0]!, filterGradient(lowering, shape, x!, dy!));
    },
  },
];

function operandsOf(lowering: Lowering, { inputs: [image, filter, bias], attributes }: GraphNode): ConvolutionOperands {
  return { image: image!, filter: filter!, bias: bias ? [lowering.rowMajor(bias)] : [], activation: attributes.activation === 'Relu' ? 'Relu' : null };
}

function activated({ builder }: Lowering, { activation }: ConvolutionOperands, name: string): string {
  return activation ? builder.node(activation, [name]) : name;
}
