import { onnxAttributeTypes, onnxElementTypes, type OnnxGraph, type OnnxNode, type OnnxTensor } from './onnxFormat';

/** ONNX's own way to say "to the end" of an axis. */
const TO_THE_END = 2n ** 63n - 1n;

/** One program, lowered for two batch sizes that nothing else in it has. */
export interface TwoBatches {
  readonly graphs: readonly [OnnxGraph, OnnxGraph];
  readonly sizes: readonly [number, number];
  /** An input whose first dimension is the batch. */
  readonly input: string;
}

/**
 * The same program for any batch. Traced programs have the batch in their constants (shapes to reshape to, ends of slices,
 * tensors of ones); where the two graphs differ, and in nothing else, the batch is at work. Such a constant becomes `−1`
 * where ONNX infers it, and is computed from the shape of the input elsewhere.
 * @throws Error where the graphs differ in a way that no batch explains
 */
export function withDynamicBatch({ graphs: [first, second], sizes, input }: TwoBatches): OnnxGraph {
  if (JSON.stringify(first.node) !== JSON.stringify(second.node)) throw new Error(`The operators of ${first.name} depend on the batch`);
  const prelude: OnnxNode[] = [];
  const initializer: OnnxTensor[] = [];
  const batch = () => {
    if (prelude.length === 0) prelude.push(node('Shape', [input], 'batch/shape'), node('Slice', ['batch/shape', 'batch/first', 'batch/second'], 'batch/size'));
    return 'batch/size';
  };
  first.initializer.forEach((tensor, index) => {
    const other = second.initializer[index]!;
    if (sameTensor(tensor, other)) initializer.push(tensor);
    else if (tensor.dataType === onnxElementTypes.int64) dynamicIntegers(tensor, other);
    else dynamicFill(tensor, other);
  });
  if (prelude.length > 0) initializer.push(integers('batch/first', [0n]), integers('batch/second', [1n]));
  return { ...first, node: [...prelude, ...first.node], initializer };

  function dynamicIntegers(tensor: OnnxTensor, other: OnnxTensor): void {
    const factors = factorsOf(tensor, other);
    const values = [...integersOf(tensor)];
    const uses = first.node.flatMap(({ opType, input: names }) => names.flatMap((name, place) => (name === tensor.name ? [`${opType} ${String(place)}`] : [])));
    if (uses.every((use) => use === 'Reshape 1') && factors.filter((factor) => factor !== null).length === 1) {
      initializer.push(integers(tensor.name, values.map((value, place) => (factors[place] === null ? value : -1n))));
    } else if (uses.every((use) => use === 'Slice 2')) {
      initializer.push(integers(tensor.name, values.map((value, place) => (factors[place] === null ? value : TO_THE_END))));
    } else {
      computed(tensor.name, values, factors);
    }
  }

  /** A tensor that holds one number everywhere, as many times as the batch asks for. */
  function dynamicFill(tensor: OnnxTensor, other: OnnxTensor): void {
    const values = new Uint8Array(tensor.rawData);
    const bytes = values.length / tensor.dims.reduce((product, extent) => product * extent, 1);
    if (tensor.dataType !== other.dataType || values.some((value, place) => value !== values[place % bytes])) throw unexplained(tensor);
    const shape = `${tensor.name}/shape`;
    const extents = tensor.dims.map((extent) => BigInt(extent));
    computed(shape, extents, factorsOf(integers(shape, extents), integers(shape, other.dims.map((extent) => BigInt(extent)))));
    initializer.push({ ...tensor, name: `${tensor.name}/value`, dims: [], rawData: values.slice(0, bytes) });
    prelude.push(node('Expand', [`${tensor.name}/value`, shape], tensor.name));
  }

  /** The vector `values`, with multiples of the batch where there is a factor. */
  function computed(name: string, values: readonly bigint[], factors: readonly (bigint | null)[]): void {
    const size = batch();
    const parts = values.map((value, place) => {
      const factor = factors[place]!;
      if (factor === 1n) return size;
      const constant = `${name}/${String(place)}`;
      initializer.push(integers(constant, [factor ?? value]));
      if (factor === null) return constant;
      prelude.push(node('Mul', [size, constant], `${constant}/batch`));
      return `${constant}/batch`;
    });
    prelude.push({ ...node('Concat', parts, name), attribute: [{ name: 'axis', type: onnxAttributeTypes.int, i: 0 }] });
  }

  /** For each entry how many times the batch it is; null where the batch has no part in it. */
  function factorsOf(tensor: OnnxTensor, other: OnnxTensor): (bigint | null)[] {
    const others = [...integersOf(other)];
    return [...integersOf(tensor)].map((value, place) => {
      if (value === others[place]) return null;
      const factor = value / BigInt(sizes[0]);
      if (factor * BigInt(sizes[0]) !== value || factor * BigInt(sizes[1]) !== others[place]) throw unexplained(tensor);
      return factor;
    });
  }
}

function sameTensor(one: OnnxTensor, other: OnnxTensor): boolean {
  return one.dims.join() === other.dims.join() && Buffer.compare(one.rawData, other.rawData) === 0;
}

function integersOf({ rawData }: OnnxTensor): BigInt64Array {
  return new BigInt64Array(rawData.slice().buffer);
}

function integers(name: string, values: readonly bigint[]): OnnxTensor {
  return { name, dims: [values.length], dataType: onnxElementTypes.int64, rawData: new Uint8Array(BigInt64Array.from(values).buffer) };
}

function node(opType: string, input: readonly string[], output: string): OnnxNode {
  return { name: `${output}/${opType}`, opType, domain: '', input, output: [output], attribute: [] };
}

function unexplained({ name }: OnnxTensor): Error {
  return new Error(`The constant ${name} depends on the batch in an unknown way`);
}
