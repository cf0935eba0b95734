import { availableParallelism } from 'node:os';
import { env, InferenceSession } from 'onnxruntime-node';

/** Opens a model on one provider. @throws Error of onnxruntime where the provider can't be used */
export function createOnnxSession(model: Uint8Array, provider: string): Promise<InferenceSession> {
  // A provider that can't start is told about in `listDevices`; onnxruntime would also print it.
  env.logLevel = 'fatal';
  return InferenceSession.create(model, {
    executionProviders: [provider],
    intraOpNumThreads: availableParallelism(),
    interOpNumThreads: 1,
    // Tensors of one step in one block of memory planned ahead are further apart than those that reuse what was just freed.
    enableMemPattern: false,
    // Threads that wait for the next operator in a loop take the processor from the window and from other programs: with
    // neighbours at work a step takes twice as long. A wait this short bridges the gap between two operators and no more.
    extra: { session: { intra_op: { allow_spinning: '1', spin_duration_us: '50' } } },
  });
}
