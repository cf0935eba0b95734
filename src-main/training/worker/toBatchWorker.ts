import type { GeneratorState } from '../../random/generator';
import type { BatchSpecification } from '../batches/batchSpecification';

/** Memory of a used chunk, by the names of its sequences, given back to be filled again. */
export type ChunkBuffers = Readonly<Record<string, ArrayBuffer>>;

/** What a training worker tells its batch worker. A stream is the data of one run. */
export type ToBatchWorker =
  | { readonly kind: 'open'; readonly stream: number; readonly specification: BatchSpecification; readonly generator: GeneratorState }
  | { readonly kind: 'render'; readonly stream: number; readonly steps: number; readonly buffers: ChunkBuffers | null }
  | { readonly kind: 'close'; readonly stream: number };
