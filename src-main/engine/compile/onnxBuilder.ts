import { onnxAttributeTypes, onnxElementTypes, type OnnxAttribute, type OnnxElementType, type OnnxGraph, type OnnxNode, type OnnxTensor, type OnnxValueInfo } from './onnxFormat';

/** What an operator takes beside its inputs; integers only, apart from `{ float }`. */
export type AttributeValue = number | readonly number[] | string | OnnxGraph | { readonly float: number };

/** Collects the nodes and constants of one ONNX graph. */
export class OnnxBuilder {
  readonly #nodes: OnnxNode[] = [];
  readonly #initializers: OnnxTensor[] = [];
  readonly #shared = new Map<string, string>();
  readonly #prefix: string;
  #nextName = 0;

  /** @param prefix sets the names of nested graphs apart from those around them */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /**
   * Adds an operator with one output and returns the output's name.
   * @param opType an operator of ONNX, or `domain:operator`
   */
  node(opType: string, inputs: readonly string[], attributes: Readonly<Record<string, AttributeValue>> = {}, output = this.name(opType)): string {
    this.nodeWithOutputs(opType, inputs, attributes, [output]);
    return output;
  }

  nodeWithOutputs(opType: string, inputs: readonly string[], attributes: Readonly<Record<string, AttributeValue>>, outputs: readonly string[]): void {
    const attribute = Object.entries(attributes).map(([name, value]) => encodeAttribute(name, value));
    const [name, domain = ''] = opType.split(':').reverse() as [string, string?];
    this.#nodes.push({ name: `${outputs[0] ?? name}/${name}`, opType: name, domain, input: inputs, output: outputs, attribute });
  }

  /** Whether an operator of this graph, not a graph around it, an input or a constant, gives this tensor. */
  computes(name: string): boolean {
    return this.#nodes.some(({ output }) => output.includes(name));
  }

  /** A name that nothing else in this graph has. */
  name(stem: string): string {
    return `${this.#prefix}${stem.slice(stem.indexOf(':') + 1)}_${String(this.#nextName++)}`;
  }

  /** Adds a constant tensor. */
  constant(data: Float32Array | Int32Array | BigInt64Array | Uint8Array, dims: readonly number[], type: OnnxElementType): string {
    return this.namedConstant(this.name('constant'), data, dims, type);
  }

  /** Adds a constant tensor under a name that readers of the model know it by. */
  namedConstant(name: string, data: Float32Array | Int32Array | BigInt64Array | Uint8Array, dims: readonly number[], type: OnnxElementType): string {
    this.#initializers.push({ name, dims, dataType: onnxElementTypes[type], rawData: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) });
    return name;
  }

  /** A float constant without dimensions; equal ones are shared. */
  scalar(value: number): string {
    return this.#share(`scalar ${String(value)}`, () => this.constant(Float32Array.of(value), [], 'float32'));
  }

  /** A vector of 64-bit integers, such as axes or shapes; equal ones are shared. */
  integers(values: readonly number[]): string {
    return this.#share(`integers ${values.join(' ')}`, () => this.constant(BigInt64Array.from(values, (value) => BigInt(value)), [values.length], 'int64'));
  }

  /** Zeros of a shape; equal ones are shared. The runtime makes them when it opens the model. */
  zeros(dims: readonly number[]): string {
    return this.#share(`zeros ${dims.join(' ')}`, () => this.node('ConstantOfShape', [this.integers(dims)]));
  }

  graph(name: string, input: readonly OnnxValueInfo[], output: readonly OnnxValueInfo[]): OnnxGraph {
    return { name, node: this.#nodes, initializer: this.#initializers, input, output };
  }

  #share(key: string, make: () => string): string {
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const name = make();
    this.#shared.set(key, name);
    return name;
  }
}

function encodeAttribute(name: string, value: AttributeValue): OnnxAttribute {
  if (typeof value === 'number') return { name, type: onnxAttributeTypes.int, i: value };
  if (typeof value === 'string') return { name, type: onnxAttributeTypes.string, s: new TextEncoder().encode(value) };
  if ('float' in value) return { name, type: onnxAttributeTypes.float, f: value.float };
  if ('node' in value) return { name, type: onnxAttributeTypes.graph, g: value };
  return { name, type: onnxAttributeTypes.ints, ints: value };
}
