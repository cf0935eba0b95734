import { Worker } from 'node:worker_threads';
import { ProblemError, toProblem, type Problem } from '@shared/problem';
import type { GeneratorState } from '../../random/generator';
import type { FromBatchWorker } from '../worker/fromBatchWorker';
import type { ChunkBuffers, ToBatchWorker } from '../worker/toBatchWorker';
import type { BatchSource, RenderedChunk } from './batchSource';
import { sequenceArrays, type BatchSpecification } from './batchSpecification';

/** The companion thread of a training worker, seen from the training worker: one long-lived thread, a stream for each run. */
export class BatchThread {
  readonly #worker: Worker;
  readonly #streams = new Map<number, BatchStream>();
  #nextStream = 0;

  constructor(file: string) {
    this.#worker = new Worker(file);
    this.#worker.on('message', (message: FromBatchWorker) => this.#streams.get(message.stream)?.accept(message));
    this.#worker.on('error', (error) => { this.#fail(toProblem(error)); });
    this.#worker.on('exit', () => {
      this.#fail({ code: 'worker-lost', what: 'The thread that renders training images ended unexpectedly.', where: '', remedy: 'Resume the run: it continues at its last checkpoint.' });
    });
  }

  /** Opens the data of one run at a state of its 'training' stream. */
  open(specification: BatchSpecification, generator: GeneratorState): BatchSource {
    const id = this.#nextStream++;
    const stream = new BatchStream(id, specification, (message, transfer) => { this.#worker.postMessage(message, transfer); }, () => this.#streams.delete(id));
    this.#streams.set(id, stream);
    this.#worker.postMessage({ kind: 'open', stream: id, specification, generator } satisfies ToBatchWorker);
    return stream;
  }

  #fail(problem: Problem): void {
    for (const stream of this.#streams.values()) stream.fail(problem);
  }
}

interface Expected {
  readonly resolve: (chunk: RenderedChunk) => void;
  readonly reject: (error: unknown) => void;
}

class BatchStream implements BatchSource {
  readonly #id: number;
  readonly #specification: BatchSpecification;
  readonly #send: (message: ToBatchWorker, transfer: ArrayBuffer[]) => void;
  readonly #closed: () => void;
  /** Chunks asked for: the promises in order, and how to settle those that have not arrived. */
  readonly #chunks: Promise<RenderedChunk>[] = [];
  readonly #expected: Expected[] = [];
  readonly #spare: ChunkBuffers[] = [];
  #problem: Problem | null = null;

  constructor(id: number, specification: BatchSpecification, send: (message: ToBatchWorker, transfer: ArrayBuffer[]) => void, closed: () => void) {
    this.#id = id;
    this.#specification = specification;
    this.#send = send;
    this.#closed = closed;
  }

  request(steps: number): void {
    const chunk = new Promise<RenderedChunk>((resolve, reject) => { this.#expected.push({ resolve, reject }); });
    // A chunk that fails while it waits is reported when it is received, not as an unhandled rejection.
    chunk.catch(() => undefined);
    this.#chunks.push(chunk);
    if (this.#problem) this.fail(this.#problem);
    const buffers = this.#spare.pop() ?? null;
    this.#send({ kind: 'render', stream: this.#id, steps, buffers }, buffers ? Object.values(buffers) : []);
  }

  async receive(): Promise<RenderedChunk> {
    return this.#chunks.shift()!;
  }

  recycle(chunk: RenderedChunk): void {
    this.#spare.push(Object.fromEntries(Object.entries(chunk.sequences).map(([name, values]) => [name, values.buffer as ArrayBuffer])));
  }

  close(): void {
    this.#closed();
    this.#send({ kind: 'close', stream: this.#id }, []);
  }

  accept(message: FromBatchWorker): void {
    if (message.kind === 'failed') {
      this.fail(message.problem);
      return;
    }
    const { steps, buffers, generator } = message;
    const sequences = sequenceArrays(this.#specification, steps, (name, length) => new Float32Array(buffers[name]!, 0, length));
    this.#expected.shift()?.resolve({ steps, sequences, generator });
  }

  fail(problem: Problem): void {
    this.#problem = problem;
    for (const expected of this.#expected.splice(0)) expected.reject(new ProblemError(problem));
  }
}
