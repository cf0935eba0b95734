import type { KernelDefinition } from './kernelDefinition';

/** The largest element along one axis, which stays with extent 1. */
export const maximumKernels: readonly KernelDefinition[] = [
  {
    kernel: 'Max',
    describe([x], { reductionIndices: axis, keepDims }) {
      if (typeof axis !== 'number' || keepDims !== true) throw new Error('The compiled engine takes maxima along one axis, which it keeps');
      return [{ shape: x!.shape.map((extent, index) => (index === axis ? 1 : extent)), type: x!.type }];
    },
    lower(lowering, node) {
      const [x] = node.inputs;
      lowering.bind(node.outputs[0]!, lowering.builder.node('ReduceMax', [lowering.rowMajor(x!)], { axes: [node.attributes.reductionIndices as number], keepdims: 1 }));
    },
  },
];
