import type { GraphValue } from './graph';
import type { OnnxBuilder } from './onnxBuilder';
import type { Target } from './target';

interface Representation {
  /** Name of the tensor in its own, row-major order of dimensions. */
  rowMajor?: string;
  /** Name of a copy of an image-like tensor [n, h, w, c] that is laid out as [n, c, h, w]. */
  channelsFirst?: string;
  /** Name of a copy of an image-like tensor whose channels are kept in blocks, see `Target`. */
  blocked?: string;
}

const TO_CHANNELS_FIRST = [0, 3, 1, 2];
const TO_ROW_MAJOR = [0, 2, 3, 1];
const TO_BLOCKS = 'com.microsoft.nchwc:ReorderInput';
const FROM_BLOCKS = 'com.microsoft.nchwc:ReorderOutput';

/**
 * Where the tensors of a graph are to be found among the tensors of the ONNX graph being written. tfjs convolves
 * [n, h, w, c] and ONNX [n, c, h, w], the CPU fastest with channels in blocks; an image-like tensor is kept in whichever order
 * it was made, and copied into another only when somebody asks for it. Chains of convolutions and element-wise operations thus
 * have no transposes.
 */
export class Lowering {
  readonly builder: OnnxBuilder;
  readonly target: Target;
  readonly #representations = new Map<GraphValue, Representation>();

  constructor(builder: OnnxBuilder, target: Target) {
    this.builder = builder;
    this.target = target;
  }

  bind(value: GraphValue, name: string): void {
    this.#of(value).rowMajor = name;
  }

  bindChannelsFirst(value: GraphValue, name: string): void {
    this.#of(value).channelsFirst = name;
  }

  bindBlocked(value: GraphValue, name: string): void {
    this.#of(value).blocked = name;
  }

  /** Whether the tensor exists as the convolutions made it, and not yet in its own order. */
  isReorderedOnly(value: GraphValue): boolean {
    const { rowMajor, channelsFirst, blocked } = this.#of(value);
    return rowMajor === undefined && (channelsFirst ?? blocked) !== undefined;
  }

  /** Whether the tensor exists with its channels in blocks, and in no other order yet. */
  isBlockedOnly(value: GraphValue): boolean {
    return this.isReorderedOnly(value) && this.#of(value).channelsFirst === undefined;
  }

  /** The tensor in its own order of dimensions. */
  rowMajor(value: GraphValue): string {
    const representation = this.#of(value);
    if (representation.rowMajor !== undefined) return representation.rowMajor;
    if (representation.channelsFirst !== undefined) {
      representation.rowMajor = this.#reorder(representation.channelsFirst, value, TO_ROW_MAJOR, value.shape);
    } else if (representation.blocked !== undefined) {
      representation.rowMajor = this.builder.node(FROM_BLOCKS, [representation.blocked], { channels: value.shape[3]!, channels_last: 1 });
    } else {
      representation.rowMajor = this.#constant(value);
    }
    return representation.rowMajor;
  }

  /** An image-like tensor [n, h, w, c] as [n, c, h, w]. */
  channelsFirst(value: GraphValue): string {
    const representation = this.#of(value);
    if (representation.channelsFirst === undefined) {
      const [n, h, w, c] = value.shape as [number, number, number, number];
      representation.channelsFirst = representation.blocked === undefined
        ? this.#reorder(this.rowMajor(value), value, TO_CHANNELS_FIRST, [n, c, h, w])
        : this.builder.node(FROM_BLOCKS, [representation.blocked], { channels: c });
    }
    return representation.channelsFirst;
  }

  /** An image-like tensor [n, h, w, c] with its channels in blocks; c is a multiple of the target's block. */
  blocked(value: GraphValue): string {
    const representation = this.#of(value);
    representation.blocked ??= representation.channelsFirst === undefined
      ? this.builder.node(TO_BLOCKS, [this.rowMajor(value)], { channels_last: 1 })
      : this.builder.node(TO_BLOCKS, [representation.channelsFirst]);
    return representation.blocked;
  }

  #reorder(name: string, value: GraphValue, permutation: readonly number[], shape: readonly number[]): string {
    const [, height, width, channels] = value.shape;
    // With one channel or one pixel both orders have the same bytes.
    if (channels === 1 || (height === 1 && width === 1)) return this.builder.node('Reshape', [name, this.builder.integers(shape)]);
    return this.builder.node('Transpose', [name], { perm: permutation });
  }

  #constant(value: GraphValue): string {
    if (!value.constant) throw new Error(`Nothing computes value ${String(value.id)} of shape [${value.shape.join(', ')}]`);
    if (value.shape.length === 0 && value.type === 'float32') return this.builder.scalar(value.constant[0]!);
    return this.builder.constant(value.constant, value.shape, value.type);
  }

  #of(value: GraphValue): Representation {
    const known = this.#representations.get(value);
    if (known) return known;
    const created: Representation = {};
    this.#representations.set(value, created);
    return created;
  }
}
