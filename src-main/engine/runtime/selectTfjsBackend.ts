import * as tf from '@tensorflow/tfjs';
import { loadTfjsNode } from './loadTfjsNode';

/** tfjs's JavaScript backend as a device: in every installation, and the slow reference that the others are compared with. */
export const REFERENCE_DEVICE = 'tfjs-cpu';

/**
 * Makes tfjs compute on a device whose id begins with `tfjs-`.
 * @returns tfjs's own name for the backend
 * @throws Error with the loader's words where the TensorFlow backend is not installed or lacks a library
 */
export async function selectTfjsBackend(device: string): Promise<string> {
  const backend = device === REFERENCE_DEVICE ? 'cpu' : 'tensorflow';
  if (backend === 'tensorflow') loadTfjsNode();
  // Else tfjs checks every shape twice and advertises its other backends on the console.
  tf.enableProdMode();
  await tf.setBackend(backend);
  return backend;
}
