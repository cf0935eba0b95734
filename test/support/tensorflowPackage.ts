import { createRequire } from 'node:module';
import { TFJS_NODE_PACKAGE } from '../../src-main/engine/runtime/loadTfjsNode';

/** Why tests of tfjs-node are skipped; null where the optional package is installed. */
export const tensorflowMissing: string | null = isInstalled() ? null : `${TFJS_NODE_PACKAGE} is not installed (npm run install:tensorflow)`;

function isInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve(TFJS_NODE_PACKAGE);
    return true;
  } catch {
    return false;
  }
}
