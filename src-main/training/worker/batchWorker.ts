import { parentPort } from 'node:worker_threads';
import { toProblem } from '@shared/problem';
import type { ImageSource } from '../../datasets/imageSource';
import { openDataset } from '../../datasets/openDataset';
import { Generator, type GeneratorState } from '../../random/generator';
import { sequenceArrays, type BatchSpecification } from '../batches/batchSpecification';
import { drawChunk } from '../batches/drawChunk';
import type { FromBatchWorker } from './fromBatchWorker';
import type { ChunkBuffers, ToBatchWorker } from './toBatchWorker';

// Renders training data ahead, in a thread of its own: onnxruntime blocks the JavaScript of the thread that trains.

interface Stream {
  readonly specification: BatchSpecification;
  readonly generator: Generator;
  /** Settles once the dataset is open; what is asked for before waits for it. */
  readonly source: Promise<ImageSource>;
  readonly opening: AbortController;
}

const port = parentPort!;
const streams = new Map<number, Stream>();

port.on('message', (message: ToBatchWorker) => {
  if (message.kind === 'open') open(message.stream, message.specification, message.generator);
  else if (message.kind === 'close') void close(message.stream);
  else void render(message.stream, message.steps, message.buffers);
});

function open(id: number, specification: BatchSpecification, generator: GeneratorState): void {
  const opening = new AbortController();
  const source = openDataset(specification.dataset, { signal: opening.signal });
  streams.set(id, { specification, generator: Generator.fromState(generator), source, opening });
  source.catch((error: unknown) => { fail(id, error); });
}

/** Promises settle in the order in which they were asked for, so chunks are drawn in order. */
async function render(id: number, steps: number, recycled: ChunkBuffers | null): Promise<void> {
  try {
    const source = await streams.get(id)?.source;
    // It may have been closed, or have failed, meanwhile.
    const stream = streams.get(id);
    if (!stream || !source) return;
    const { specification, generator } = stream;
    const sequences = sequenceArrays(specification, steps, (name, length) => memory(recycled?.[name], length));
    drawChunk(specification, source, generator, steps, sequences);
    const buffers = Object.fromEntries(Object.entries(sequences).map(([name, values]) => [name, values.buffer]));
    port.postMessage({ kind: 'chunk', stream: id, steps, buffers, generator: generator.state() } satisfies FromBatchWorker, Object.values(buffers));
  } catch (error) {
    fail(id, error);
  }
}

async function close(id: number): Promise<void> {
  const stream = streams.get(id);
  streams.delete(id);
  stream?.opening.abort();
  await stream?.source.then((source) => { source.close(); }, () => undefined);
}

function fail(id: number, error: unknown): void {
  const known = streams.has(id);
  void close(id);
  if (known) port.postMessage({ kind: 'failed', stream: id, problem: toProblem(error) } satisfies FromBatchWorker);
}

/** `length` numbers in the recycled buffer where they fit, in a new one otherwise. */
function memory(recycled: ArrayBuffer | undefined, length: number): Float32Array<ArrayBuffer> {
  const fits = recycled !== undefined && recycled.byteLength >= length * Float32Array.BYTES_PER_ELEMENT;
  return fits ? new Float32Array(recycled, 0, length) : new Float32Array(length);
}
