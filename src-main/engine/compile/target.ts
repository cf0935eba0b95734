/** What a graph is written for. */
export interface Target {
  /** Whether it is onnxruntime's own code for the processor that computes. */
  readonly isProcessor: boolean;
  /**
   * How many channels onnxruntime's fastest convolutions on the CPU keep side by side, innermost: an image [n, c, h, w] is then
   * laid out as [n, c / block, h, w, block]. Null where the graph must use ONNX's operators only.
   */
  readonly channelBlock: number | null;
}

/** Runs on every provider and in every program that reads ONNX. */
export const portableTarget: Target = { isProcessor: false, channelBlock: null };
