import type { KernelDefinition } from './kernelDefinition';

/** Elements of a vector by their places. */
export const gatherKernels: readonly KernelDefinition[] = [
  {
    kernel: 'GatherV2',
    describe([x, indices], { axis, batchDims }) {
      if (x!.shape.length !== 1 || axis !== 0 || (batchDims ?? 0) !== 0) throw new Error('The compiled engine gathers from vectors only');
      return [{ shape: indices!.shape, type: x!.type }];
    },
    lower(lowering, node) {
      const [x, indices] = node.inputs;
      lowering.bind(node.outputs[0]!, lowering.builder.node('Gather', [lowering.rowMajor(x!), lowering.rowMajor(indices!)], { axis: 0 }));
    },
  },
];
