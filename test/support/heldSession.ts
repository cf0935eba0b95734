import { initialState } from '../../src-main/engine/model/initialState';
import { openSession } from '../../src-main/engine/openSession';
import { Generator } from '../../src-main/random/generator';
import { afterAll, beforeAll } from 'vitest';
import { randomChunk, tinySpecification } from './tinySpecification';

/**
 * Keeps a session open on a device while the tests of a file run. onnxruntime's WebGPU shaders live as long as any session
 * does, and SwiftShader takes ten seconds to compile those of one step: the sessions that follow find them compiled.
 */
export function holdSessionOpen(device: string): void {
  let close: () => Promise<void> = () => Promise.resolve();
  beforeAll(async () => {
    const specification = tinySpecification();
    const session = await openSession(specification, device, initialState(specification, Generator.fromSeed(0, 'weights')));
    close = () => session.dispose();
    await session.train(randomChunk(specification, 1, 0));
  }, 300_000);
  afterAll(() => close());
}
