import * as tf from '@tensorflow/tfjs';
import type { ElementType, GraphNode, GraphValue } from './graph';
import { kernelDefinitions } from './kernels/kernelDefinitions';
import type { TracedOutput } from './kernels/kernelDefinition';

const BACKEND_NAME = 'sbd-trace';

/** Raised where a program uses something that can't be compiled; names the kernel and the shapes it was called with. */
export class UnsupportedKernelError extends Error {
  constructor(kernel: string, inputs: readonly GraphValue[], reason: string) {
    const call = `${kernel}(${inputs.map((input) => `${input.type}[${input.shape.join(', ')}]`).join(', ')})`;
    super(`The compiled engine does not support the call ${call}: ${reason}`);
    this.name = 'UnsupportedKernelError';
  }
}

/** A tfjs backend that computes nothing: its kernels write themselves down, so that calling a function once gives its graph. */
class TraceBackend extends tf.KernelBackend {
  readonly #values = new WeakMap<object, GraphValue>();
  #nodes: GraphNode[] = [];
  #nextId = 0;

  /** Starts a new recording. */
  begin(): void {
    this.#nodes = [];
    this.#nextId = 0;
  }

  recordedNodes(): GraphNode[] {
    return this.#nodes;
  }

  graphValue(dataId: object): GraphValue {
    const value = this.#values.get(dataId);
    if (!value) throw new Error('This tensor was not made while tracing');
    return value;
  }

  declare(shape: readonly number[], type: ElementType, constant: GraphValue['constant']): { dataId: object; value: GraphValue } {
    const dataId = {};
    const value = { id: this.#nextId++, shape: [...shape], type, constant };
    this.#values.set(dataId, value);
    return { dataId, value };
  }

  record(kernel: string, inputs: readonly GraphValue[], attributes: Record<string, unknown>, described: readonly TracedOutput[]): tf.TensorInfo[] {
    const outputs = described.map(({ shape, type }) => this.declare(shape, type, null));
    this.#nodes.push({ kernel, inputs, attributes, outputs: outputs.map((output) => output.value) });
    return outputs.map(({ dataId, value }) => ({ dataId, shape: [...value.shape], dtype: value.type }));
  }

  override write(values: tf.BackendValues, shape: number[], dtype: tf.DataType): object {
    return this.declare(shape, elementType(dtype), toTypedArray(values, elementType(dtype))).dataId;
  }

  override readSync(): tf.BackendValues {
    throw new Error('A traced function must not read the value of a tensor: nothing is computed while tracing');
  }

  override read(): Promise<tf.BackendValues> {
    return Promise.reject(new Error('A traced function must not read the value of a tensor: nothing is computed while tracing'));
  }

  // Values live as long as the graph that mentions them, so there is nothing to count or to free.
  override numDataIds(): number { return 0; }
  override disposeData(): boolean { return true; }
  override incRef(): void { /* nothing to count */ }
  override refCount(): number { return 1; }
  override floatPrecision(): 16 | 32 { return 32; }
  override epsilon(): number { return 1e-7; }
  override dispose(): void { /* nothing to free */ }
}

function elementType(dtype: tf.DataType): ElementType {
  if (dtype === 'float32' || dtype === 'int32' || dtype === 'bool') return dtype;
  throw new Error(`Tensors of type ${dtype} can't be compiled`);
}

function toTypedArray(values: tf.BackendValues, type: ElementType): GraphValue['constant'] {
  const numbers = values as ArrayLike<number>;
  if (type === 'float32') return Float32Array.from(numbers);
  return type === 'int32' ? Int32Array.from(numbers) : Uint8Array.from(numbers);
}

let backend: TraceBackend | undefined;

/** The one tracing backend of this thread, registered with tfjs on first use. */
export function traceBackend(): TraceBackend {
  if (backend) return backend;
  const created = new TraceBackend();
  tf.registerBackend(BACKEND_NAME, () => created);
  const known = new Set([...kernelDefinitions.keys(), ...tf.getKernelsForBackend('cpu').map(({ kernelName }) => kernelName)]);
  for (const kernelName of known) {
    tf.registerKernel({ kernelName, backendName: BACKEND_NAME, kernelFunc: (call) => recordCall(created, kernelName, call) });
  }
  backend = created;
  return created;
}

function recordCall(target: TraceBackend, kernel: string, call: { inputs: tf.NamedTensorInfoMap; attrs?: object }): tf.TensorInfo | tf.TensorInfo[] {
  const attributes = (call.attrs ?? {}) as Record<string, unknown>;
  const named = Object.values(call.inputs).flat() as tf.TensorInfo[];
  const inputs = named.map(({ dataId }) => target.graphValue(dataId));
  const definition = kernelDefinitions.get(kernel);
  if (!definition) throw new UnsupportedKernelError(kernel, inputs, 'this kernel has no translation');
  const outputs = target.record(kernel, inputs, attributes, definition.describe(inputs, attributes));
  return definition.severalOutputs ? outputs : outputs[0]!;
}

/** Runs `trace` while tfjs records instead of computing, and gives tfjs its backend back afterwards. */
export function whileTracing<Result>(trace: (backend: TraceBackend) => Result): Result {
  const target = traceBackend();
  const before = tf.engine().backendName;
  tf.engine().startScope();
  void tf.setBackend(BACKEND_NAME);
  target.begin();
  try {
    return trace(target);
  } finally {
    tf.engine().endScope();
    if (before) void tf.setBackend(before);
  }
}
