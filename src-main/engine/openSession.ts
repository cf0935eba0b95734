import type { EngineSession, NetworkSpecification, TrainingState } from './engine';
import { loadTfjsNode } from './runtime/loadTfjsNode';
import { OnnxruntimeSession } from './runtime/onnxruntimeSession';
import { TfjsSession } from './runtime/tfjsSession';

/**
 * Puts a model on a device.
 * @param device an id of `listDevices`, or `tfjs-cpu`: tfjs's JavaScript backend, the slow reference that tests compare with
 */
export async function openSession(specification: NetworkSpecification, device: string, state: TrainingState): Promise<EngineSession> {
  if (!device.startsWith('tfjs-')) return new OnnxruntimeSession(specification, device, state);
  if (device !== 'tfjs-cpu') loadTfjsNode();
  const session = new TfjsSession(specification, device, device === 'tfjs-cpu' ? 'cpu' : 'tensorflow');
  await session.restore(state);
  return session;
}
