import * as tf from '@tensorflow/tfjs';
import { sizeOf, type GraphNode, type GraphValue } from '../graph';
import type { Lowering } from '../lowering';
import type { KernelDefinition } from './kernelDefinition';

/** Kernels that move elements without changing them. */
export const arrangementKernels: readonly KernelDefinition[] = [
  {
    kernel: 'Reshape',
    describe: ([x], { shape }) => [{ shape: inferShape(x!, shape as number[]), type: x!.type }],
    lower: (lowering, node) => bindRowMajor(lowering, node, (x) => lowering.builder.node('Reshape', [x, lowering.builder.integers(node.outputs[0]!.shape)])),
  },
  {
    kernel: 'Transpose',
    describe: ([x], { perm }) => [{ shape: (perm as number[]).map((axis) => x!.shape[axis]!), type: x!.type }],
    lower: lowerTranspose,
  },
  {
    kernel: 'Slice',
    describe: ([x], attributes) => [{ shape: sliceBounds(x!, attributes).size, type: x!.type }],
    lower(lowering, node) {
      const { begin, size } = sliceBounds(node.inputs[0]!, node.attributes);
      const end = begin.map((start, axis) => start + size[axis]!);
      const { builder } = lowering;
      bindRowMajor(lowering, node, (x) => builder.node('Slice', [x, builder.integers(begin), builder.integers(end), builder.integers(begin.map((_, axis) => axis))]));
    },
  },
  {
    kernel: 'PadV2',
    describe: ([x], { paddings }) => [{ shape: x!.shape.map((extent, axis) => extent + (paddings as number[][])[axis]![0]! + (paddings as number[][])[axis]![1]!), type: x!.type }],
    lower(lowering, node) {
      const paddings = node.attributes.paddings as [number, number][];
      const pads = [...paddings.map(([before]) => before), ...paddings.map(([, after]) => after)];
      const { builder } = lowering;
      bindRowMajor(lowering, node, (x) => builder.node('Pad', [x, builder.integers(pads), builder.scalar(node.attributes.constantValue as number)]));
    },
  },
  {
    kernel: 'Concat',
    describe(inputs, { axis }) {
      const along = inputs.reduce((sum, { shape }) => sum + shape[axis as number]!, 0);
      return [{ shape: inputs[0]!.shape.map((extent, index) => (index === axis ? along : extent)), type: inputs[0]!.type }];
    },
    lower(lowering, node) {
      lowering.bind(node.outputs[0]!, lowering.builder.node('Concat', node.inputs.map((input) => lowering.rowMajor(input)), { axis: node.attributes.axis as number }));
    },
  },
  {
    kernel: 'SplitV',
    severalOutputs: true,
    describe: ([x], attributes) => splitSizes(x!, attributes).map((size) => ({ shape: x!.shape.map((extent, axis) => (axis === attributes.axis ? size : extent)), type: x!.type })),
    lower(lowering, node) {
      const { builder } = lowering;
      const [x] = node.inputs;
      const names = node.outputs.map(() => builder.name('Split'));
      builder.nodeWithOutputs('Split', [lowering.rowMajor(x!), builder.integers(splitSizes(x!, node.attributes))], { axis: node.attributes.axis as number }, names);
      node.outputs.forEach((output, index) => { lowering.bind(output, names[index]!); });
    },
  },
];

function splitSizes(x: GraphValue, attributes: Readonly<Record<string, unknown>>): number[] {
  const info = { shape: [...x.shape] } as tf.Tensor;
  return tf.backend_util.prepareSplitSize(info, attributes.numOrSizeSplits as number | number[], attributes.axis as number);
}

function bindRowMajor(lowering: Lowering, node: GraphNode, emit: (x: string) => string): void {
  lowering.bind(node.outputs[0]!, emit(lowering.rowMajor(node.inputs[0]!)));
}

/** Transposing between the two orders of an image only renames the copy that exists. */
function lowerTranspose(lowering: Lowering, node: GraphNode): void {
  const perm = node.attributes.perm as number[];
  const [x] = node.inputs;
  const [y] = node.outputs;
  if (perm.join() === '0,2,3,1') lowering.bindChannelsFirst(y!, lowering.rowMajor(x!));
  else if (perm.join() === '0,3,1,2') lowering.bind(y!, lowering.channelsFirst(x!));
  else bindRowMajor(lowering, node, (name) => lowering.builder.node('Transpose', [name], { perm }));
}

function inferShape(x: GraphValue, shape: readonly number[]): number[] {
  const known = sizeOf(shape.filter((extent) => extent !== -1));
  return shape.map((extent) => (extent === -1 ? sizeOf(x.shape) / known : extent));
}

/** Where a slice begins and how far it goes, along every axis; tfjs lets callers leave some of it out. */
function sliceBounds(x: GraphValue, attributes: Readonly<Record<string, unknown>>): { begin: number[]; size: number[] } {
  const info = { shape: [...x.shape] } as tf.Tensor;
  const [begin, size] = tf.slice_util.parseSliceParams(info, attributes.begin as number | number[], attributes.size as number | number[]) as [number[], number[]];
  return { begin, size };
}
