import type { TrainingChunk } from '../../engine/engine';
import type { GeneratorState } from '../../random/generator';

/** Data for some steps, and the state of the 'training' stream once they are drawn: what a checkpoint after them stores. */
export interface RenderedChunk extends TrainingChunk {
  readonly generator: GeneratorState;
}

/** Where a trainer gets its data from. Chunks arrive in the order in which they were asked for. */
export interface BatchSource {
  /** Asks for the next `steps` steps; returns at once. */
  request(steps: number): void;
  /** The oldest chunk that was asked for and not yet received. */
  receive(): Promise<RenderedChunk>;
  /** Hands back a chunk that is used up, so that its memory serves again. */
  recycle(chunk: RenderedChunk): void;
  close(): void;
}
