import { Root, type INamespace } from 'protobufjs/light';

/** ONNX's numbers for element types (onnx.proto, TensorProto.DataType). */
export const onnxElementTypes = { float32: 1, int32: 6, int64: 7, bool: 9 } as const;
export type OnnxElementType = keyof typeof onnxElementTypes;

export interface OnnxTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly dataType: number;
  readonly rawData: Uint8Array;
}

/** The kinds of attribute that we write (onnx.proto, AttributeProto.AttributeType). */
export const onnxAttributeTypes = { float: 1, int: 2, string: 3, graph: 5, ints: 7 } as const;

export interface OnnxAttribute {
  readonly name: string;
  readonly type: number;
  readonly f?: number;
  readonly i?: number;
  readonly s?: Uint8Array;
  readonly g?: OnnxGraph;
  readonly ints?: readonly number[];
}

export interface OnnxNode {
  readonly name: string;
  readonly opType: string;
  readonly domain: string;
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly attribute: readonly OnnxAttribute[];
}

export interface OnnxValueInfo {
  readonly name: string;
  readonly type: { readonly tensorType: { readonly elemType: number; readonly shape: { readonly dim: readonly { readonly dimValue?: number; readonly dimParam?: string }[] } } };
}

export interface OnnxGraph {
  readonly name: string;
  readonly node: readonly OnnxNode[];
  readonly initializer: readonly OnnxTensor[];
  readonly input: readonly OnnxValueInfo[];
  readonly output: readonly OnnxValueInfo[];
}

/** Opset 17 is the newest whose operators every provider that we use implements; IR 8 goes with it. */
const OPSET = 17;
const IR_VERSION = 8;

const field = (id: number, type: string) => ({ id, type });
const repeated = (id: number, type: string) => ({ id, type, rule: 'repeated' });

/** The part of onnx.proto that we write. */
const schema: INamespace = {
  nested: {
    OperatorSet: { fields: { domain: field(1, 'string'), version: field(2, 'int64') } },
    Dimension: { fields: { dimValue: field(1, 'int64'), dimParam: field(2, 'string') } },
    Shape: { fields: { dim: repeated(1, 'Dimension') } },
    TensorType: { fields: { elemType: field(1, 'int32'), shape: field(2, 'Shape') } },
    Type: { fields: { tensorType: field(1, 'TensorType') } },
    ValueInfo: { fields: { name: field(1, 'string'), type: field(2, 'Type') } },
    Tensor: { fields: { dims: repeated(1, 'int64'), dataType: field(2, 'int32'), name: field(8, 'string'), rawData: field(9, 'bytes') } },
    Attribute: {
      fields: { name: field(1, 'string'), f: field(2, 'float'), i: field(3, 'int64'), s: field(4, 'bytes'), g: field(6, 'Graph'), ints: repeated(8, 'int64'), type: field(20, 'int32') },
    },
    Node: {
      fields: { input: repeated(1, 'string'), output: repeated(2, 'string'), name: field(3, 'string'), opType: field(4, 'string'), attribute: repeated(5, 'Attribute'), domain: field(7, 'string') },
    },
    Graph: {
      fields: { node: repeated(1, 'Node'), name: field(2, 'string'), initializer: repeated(5, 'Tensor'), input: repeated(11, 'ValueInfo'), output: repeated(12, 'ValueInfo') },
    },
    StringEntry: { fields: { key: field(1, 'string'), value: field(2, 'string') } },
    Model: {
      fields: {
        irVersion: field(1, 'int64'), producerName: field(2, 'string'), docString: field(6, 'string'), graph: field(7, 'Graph'), opsetImport: repeated(8, 'OperatorSet'),
        metadataProps: repeated(14, 'StringEntry'),
      },
    },
  },
};

const modelType = Root.fromJSON(schema).lookupType('Model');

/** The sets of operators that a graph uses: ONNX's own, and version 1 of those that onnxruntime adds. */
function opsets(graph: OnnxGraph): { domain: string; version: number }[] {
  return [...domains(graph).add('')].map((domain) => ({ domain, version: domain === '' ? OPSET : 1 }));
}

function domains({ node }: OnnxGraph): Set<string> {
  return new Set(node.flatMap(({ domain, attribute }) => [domain, ...attribute.flatMap(({ g }) => (g ? [...domains(g)] : []))]));
}

/** What a model file says of itself to those who open it elsewhere. */
export interface ModelDescription {
  readonly description: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The bytes of an ONNX model file. */
export function encodeModel(graph: OnnxGraph, { description, metadata }: ModelDescription = { description: '', metadata: {} }): Uint8Array {
  const metadataProps = Object.entries(metadata).map(([key, value]) => ({ key, value }));
  return modelType.encode({ irVersion: IR_VERSION, producerName: 'sbd-workbench', docString: description, graph, opsetImport: opsets(graph), metadataProps }).finish();
}

/** Describes an input or output; a string is a dimension that is known only at run time. */
export function valueInfo(name: string, type: OnnxElementType, shape: readonly (number | string)[]): OnnxValueInfo {
  const dim = shape.map((extent) => (typeof extent === 'number' ? { dimValue: extent } : { dimParam: extent }));
  return { name, type: { tensorType: { elemType: onnxElementTypes[type], shape: { dim } } } };
}
