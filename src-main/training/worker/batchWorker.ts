import { parentPort } from 'node:worker_threads';
import { toProblem } from '@shared/problem';
import { Generator } from '../../random/generator';
import { imageValuesPerStep, noiseValuesPerStep, type BatchSpecification } from '../batches/batchSpecification';
import { drawChunk } from '../batches/drawChunk';
import type { FromBatchWorker } from './fromBatchWorker';
import type { ChunkBuffers, ToBatchWorker } from './toBatchWorker';

// Renders training data ahead, in a thread of its own: onnxruntime blocks the JavaScript of the thread that trains.

interface Stream {
  readonly specification: BatchSpecification;
  readonly generator: Generator;
}

const port = parentPort!;
const streams = new Map<number, Stream>();

port.on('message', (message: ToBatchWorker) => {
  if (message.kind === 'open') {
    streams.set(message.stream, { specification: message.specification, generator: Generator.fromState(message.generator) });
  } else if (message.kind === 'close') {
    streams.delete(message.stream);
  } else {
    const stream = streams.get(message.stream);
    if (stream) render(message.stream, stream, message.steps, message.buffers);
  }
});

function render(id: number, { specification, generator }: Stream, steps: number, recycled: ChunkBuffers | null): void {
  try {
    const images = memory(recycled?.images, steps * imageValuesPerStep(specification));
    const noise = memory(recycled?.noise, steps * noiseValuesPerStep(specification));
    drawChunk(specification, generator, steps, images, noise);
    const buffers = { images: images.buffer, noise: noise.buffer };
    port.postMessage({ kind: 'chunk', stream: id, steps, buffers, generator: generator.state() } satisfies FromBatchWorker, [buffers.images, buffers.noise]);
  } catch (error) {
    streams.delete(id);
    port.postMessage({ kind: 'failed', stream: id, problem: toProblem(error) } satisfies FromBatchWorker);
  }
}

/** `length` numbers in the recycled buffer where they fit, in a new one otherwise. */
function memory(recycled: ArrayBuffer | undefined, length: number): Float32Array<ArrayBuffer> {
  const fits = recycled !== undefined && recycled.byteLength >= length * Float32Array.BYTES_PER_ELEMENT;
  return fits ? new Float32Array(recycled, 0, length) : new Float32Array(length);
}
