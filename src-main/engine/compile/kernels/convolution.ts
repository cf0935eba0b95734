import type { GraphValue } from '../graph';
import type { Lowering } from '../lowering';
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
      const [x, filter, bias] = node.inputs;
      const shape = convolutionGeometry(x!.shape, filter!.shape, node.attributes);
      lowering.bindChannelsFirst(node.outputs[0]!, forwardConvolution(lowering, shape, x!, filter!, optional(lowering, bias)));
    },
  },
  {
    kernel: 'Conv2DBackpropInput',
    describe: (_, { inputShape }) => [{ shape: inputShape as number[], type: 'float32' }],
    lower(lowering, node) {
      const [dy, filter, bias] = node.inputs;
      const shape = convolutionGeometry(node.outputs[0]!.shape, filter!.shape, node.attributes);
      lowering.bindChannelsFirst(node.outputs[0]!, inputGradient(lowering, shape, dy!, filter!, optional(lowering, bias)));
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

function optional(lowering: Lowering, bias: GraphValue | undefined): string[] {
  return bias ? [lowering.rowMajor(bias)] : [];
}
