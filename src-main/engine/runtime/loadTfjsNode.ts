import { createRequire } from 'node:module';
import util from 'node:util';

/** The optional package that brings tfjs's TensorFlow backend. */
export const TFJS_NODE_PACKAGE = '@tensorflow/tfjs-node-gpu';

let loaded = false;

/**
 * Loads tfjs's TensorFlow backend (named `tensorflow`) into the one tfjs of this process.
 * @throws Error with the loader's own words: the package is missing, or a library that it needs (libcudart.so.11.0 …)
 */
export function loadTfjsNode(): void {
  if (loaded) return;
  // Node 23 took this function away and tfjs-node 4.22 still calls it (tfjs issue 8609).
  const legacy = util as unknown as { isNullOrUndefined?: (value: unknown) => boolean };
  legacy.isNullOrUndefined ??= (value) => value === null || value === undefined;
  createRequire(__filename)(TFJS_NODE_PACKAGE);
  loaded = true;
}
