import type { EngineSession, NetworkSpecification, TrainingState } from './engine';
import { OnnxruntimeSession } from './runtime/onnxruntimeSession';
import { selectTfjsBackend } from './runtime/selectTfjsBackend';
import { TfjsSession } from './runtime/tfjsSession';

/**
 * Puts a model on a device.
 * @param device an id of `listDevices`, or `REFERENCE_DEVICE`
 */
export async function openSession(specification: NetworkSpecification, device: string, state: TrainingState): Promise<EngineSession> {
  if (!device.startsWith('tfjs-')) return new OnnxruntimeSession(specification, device, state);
  const session = new TfjsSession(specification, device, await selectTfjsBackend(device));
  await session.restore(state);
  return session;
}
