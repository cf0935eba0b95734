import type { GeneratorState } from '../../src-main/random/generator';
import type { BatchSource, RenderedChunk } from '../../src-main/training/batches/batchSource';
import type { BatchSpecification } from '../../src-main/training/batches/batchSpecification';

/** Stands in for the thread that renders batches: chunks without images, at once. */
export class BatchThread {
  open(_: BatchSpecification, generator: GeneratorState): BatchSource {
    const asked: number[] = [];
    return {
      request: (steps) => { asked.push(steps); },
      receive: () => Promise.resolve({ steps: asked.shift()!, sequences: {}, generator } satisfies RenderedChunk),
      recycle: () => undefined,
      close: () => undefined,
    };
  }
}
