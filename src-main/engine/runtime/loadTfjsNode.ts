import { createRequire } from 'node:module';
import util from 'node:util';
import * as tf from '@tensorflow/tfjs';
import { restoreLegacyUtil } from './restoreLegacyUtil';

/** The optional package that brings tfjs's TensorFlow backend. */
export const TFJS_NODE_PACKAGE = '@tensorflow/tfjs-node-gpu';

let loaded = false;

/**
 * Loads tfjs's TensorFlow backend (named `tensorflow`) into the one tfjs of this thread.
 * @returns whether TensorFlow found a GPU; without one it computes on the processor and says nothing
 * @throws Error with the loader's own words: the package is missing, or its binding, or a library that it needs
 */
export function loadTfjsNode(): boolean {
  if (!loaded) {
    restoreLegacyUtil(util);
    createRequire(__filename)(TFJS_NODE_PACKAGE);
    loaded = true;
  }
  return (tf.findBackend('tensorflow') as unknown as { readonly isUsingGpuDevice: boolean }).isUsingGpuDevice;
}
