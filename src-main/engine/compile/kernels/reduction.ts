import type { GraphNode, GraphValue } from '../graph';
import type { Lowering } from '../lowering';
import type { KernelDefinition } from './kernelDefinition';

/** Where the dimensions n, h, w, c of an image are when channels come first. */
const IN_CHANNELS_FIRST = [0, 2, 3, 1] as const;

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
      const [y] = node.outputs;
      const axes = reducedAxes(x!.shape.length, node.attributes.axis);
      if (x!.shape.length === 4 && lowering.isReorderedOnly(x!)) {
        sumChannelsFirst(lowering, node, axes);
        return;
      }
      lowering.bind(y!, lowering.builder.node('ReduceSum', [lowering.rowMajor(x!), lowering.builder.integers(axes)], { keepdims: node.attributes.keepDims === true ? 1 : 0 }));
    },
  },
];

/** The sum is taken in the order that is there; only what is left of the image may have to be reordered. */
function sumChannelsFirst(lowering: Lowering, { inputs: [x], outputs: [y], attributes }: GraphNode, axes: readonly number[]): void {
  const { builder } = lowering;
  const keepDims = attributes.keepDims === true;
  if (lowering.isBlockedOnly(x!) && !keepDims && axes.join() === '0,1,2') {
    lowering.bind(y!, sumOfBlocks(lowering, x!));
    return;
  }
  const sum = builder.node('ReduceSum', [lowering.channelsFirst(x!), builder.integers(axes.map((axis) => IN_CHANNELS_FIRST[axis]!))], { keepdims: keepDims ? 1 : 0 });
  if (keepDims) {
    lowering.bindChannelsFirst(y!, sum);
    return;
  }
  const kept = [0, 1, 2, 3].filter((axis) => !axes.includes(axis));
  const present = [...kept].sort((one, other) => IN_CHANNELS_FIRST[one]! - IN_CHANNELS_FIRST[other]!);
  const perm = kept.map((axis) => present.indexOf(axis));
  const inOrder = perm.every((from, to) => from === to);
  lowering.bind(y!, inOrder ? sum : builder.node('Transpose', [sum], { perm }));
}

/** Per channel, the sum over images and pixels whose channels are in blocks: first over pixels, then over images, each of which runs fast. */
function sumOfBlocks(lowering: Lowering, x: GraphValue): string {
  const { builder } = lowering;
  const block = lowering.target.channelBlock!;
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const images = builder.node('Reshape', [lowering.blocked(x), builder.integers([(batch * channels) / block, height * width, block])]);
  const perImage = builder.node('ReduceSum', [images, builder.integers([1])], { keepdims: 0 });
  return builder.node('ReduceSum', [builder.node('Reshape', [perImage, builder.integers([batch, channels])]), builder.integers([0])], { keepdims: 0 });
}

function reducedAxes(rank: number, axis: unknown): number[] {
  const axes = Array.isArray(axis) ? (axis as number[]) : axis === undefined || axis === null ? [] : [axis as number];
  const all = Array.from({ length: rank }, (_, index) => index);
  return axes.length === 0 ? all : axes.map((index) => (index < 0 ? index + rank : index));
}
