import type { Device } from '@shared/contract/devices';
import { firstLine } from './firstLine';
import { TFJS_NODE_PACKAGE } from './loadTfjsNode';

const INSTALL = 'run `npm run install:tensorflow`';
const NEEDS = `${TFJS_NODE_PACKAGE} needs CUDA 11.2 and cuDNN 8.1 for a GPU.`;

/**
 * The device that trains on tfjs-node.
 * @param load loads the package: whether TensorFlow found a GPU, or an Error in the loader's words (`loadTfjsNode`)
 */
export function tfjsNodeDevice(load: () => boolean): Device {
  const device = { id: 'tfjs-node-gpu', name: 'TensorFlow (tfjs-node-gpu)', runtime: 'tfjs' } as const;
  try {
    return load()
      ? { ...device, name: 'TensorFlow on the GPU', unavailable: null }
      : { ...device, name: 'TensorFlow on the processor', unavailable: null };
  } catch (error) {
    return { ...device, unavailable: reason(error) };
  }
}

function reason(error: unknown): string {
  const words = firstLine(error);
  const missing = (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND' && words.includes(`'${TFJS_NODE_PACKAGE}'`);
  if (missing) return `${TFJS_NODE_PACKAGE} is not installed: ${INSTALL} (Linux or Windows; for a GPU, CUDA 11.2 and cuDNN 8.1).`;
  // The package is there and its binding is not: npm left its install script out, or the script could not reach its address.
  if (words.includes('tfjs_binding.node) can not be found')) {
    return `${TFJS_NODE_PACKAGE} has no binding for this system: ${INSTALL} where storage.googleapis.com can be reached.`;
  }
  return `${words} ${NEEDS}`;
}
