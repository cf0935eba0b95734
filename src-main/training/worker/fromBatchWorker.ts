import type { Problem } from '@shared/problem';
import type { GeneratorState } from '../../random/generator';
import type { ChunkBuffers } from './toBatchWorker';

/** What a batch worker answers, one message for each `render`, in order. */
export type FromBatchWorker =
  | { readonly kind: 'chunk'; readonly stream: number; readonly steps: number; readonly buffers: ChunkBuffers; readonly generator: GeneratorState }
  | { readonly kind: 'failed'; readonly stream: number; readonly problem: Problem };
