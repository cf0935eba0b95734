import type { KernelDefinition } from './kernelDefinition';

/** Sums over axes. */
export const reductionKernels: readonly KernelDefinition[] = [
  {
    kernel: 'Sum',
    describe: ([x], attributes) => {
      const axes = reducedAxes(x!.shape.length, attributes.axis);
      const shape = attributes.keepDims === true ? x!.shape.map((extent, axis) => (axes.includes(axis) ? 1 : extent)) : x!.shape.filter((_, axis) => !axes.includes(axis));
      return [{ shape, type: x!.type }];
    },
    lower(lowering, node) {
      const [x] = node.inputs;
      const axes = reducedAxes(x!.shape.length, node.attributes.axis);
      const { builder } = lowering;
      // Sums that keep the channels, or nothing, can be taken in either order of an image.
      const acrossImages = x!.shape.length === 4 && node.attributes.keepDims !== true && [0, 1, 2].every((axis) => axes.includes(axis));
      const inImageOrder = acrossImages && lowering.isChannelsFirstOnly(x!);
      const name = inImageOrder ? lowering.channelsFirst(x!) : lowering.rowMajor(x!);
      const onnxAxes = inImageOrder && axes.length === 3 ? [0, 2, 3] : axes;
      lowering.bind(node.outputs[0]!, builder.node('ReduceSum', [name, builder.integers(onnxAxes)], { keepdims: node.attributes.keepDims === true ? 1 : 0 }));
    },
  },
];

function reducedAxes(rank: number, axis: unknown): number[] {
  const axes = Array.isArray(axis) ? (axis as number[]) : axis === undefined || axis === null ? [] : [axis as number];
  const all = Array.from({ length: rank }, (_, index) => index);
  return axes.length === 0 ? all : axes.map((index) => (index < 0 ? index + rank : index));
}
