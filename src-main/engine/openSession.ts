import type { EngineSession, NetworkSpecification, TrainingState } from './engine';
import { weightLayout } from './model/weightLayout';
import { ModelSession } from './modelSession';
import { CompiledRuntime } from './runtime/compiledRuntime';
import { EagerRuntime } from './runtime/eagerRuntime';
import { trainingProgram } from './step/programs';

/**
 * Puts a model on a device.
 * @param device an id of `listDevices`, or `REFERENCE_DEVICE`
 */
export async function openSession(specification: NetworkSpecification, device: string, state: TrainingState): Promise<EngineSession> {
  const layout = weightLayout(specification);
  const training = trainingProgram(specification, layout, { gradient: false });
  const runtime = device.startsWith('tfjs-') ? await EagerRuntime.open(device, training, state) : new CompiledRuntime(device, training, state);
  return new ModelSession(specification, layout, runtime, state.step);
}
