import type { ElementType, GraphNode, GraphValue } from '../graph';
import type { Lowering } from '../lowering';

export interface TracedOutput {
  readonly shape: readonly number[];
  readonly type: ElementType;
}

/** How one tfjs kernel is traced and translated. */
export interface KernelDefinition {
  readonly kernel: string;
  /** Kernels such as SplitV give a list, others one tensor. */
  readonly severalOutputs?: boolean;
  /** Shapes and types of the outputs; computes nothing. */
  describe(inputs: readonly GraphValue[], attributes: Readonly<Record<string, unknown>>): TracedOutput[];
  /** Writes the ONNX operators and binds the outputs. */
  lower(lowering: Lowering, node: GraphNode): void;
}
