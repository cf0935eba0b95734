import { Root, type INamespace } from 'protobufjs/light';

const field = (id: number, type: string) => ({ id, type });
const repeated = (id: number, type: string, options?: { packed: boolean }) => ({ id, type, rule: 'repeated', ...(options && { options }) });

/** The part of TensorFlow's event.proto, summary.proto and tensor.proto that carries scalars. */
const schema: INamespace = {
  nested: {
    Dimension: { fields: { size: field(1, 'int64') } },
    Shape: { fields: { dim: repeated(2, 'Dimension') } },
    Tensor: { fields: { dtype: field(1, 'int32'), tensorShape: field(2, 'Shape'), tensorContent: field(4, 'bytes'), floatVal: repeated(5, 'float', { packed: true }), doubleVal: repeated(6, 'double', { packed: true }) } },
    Value: { oneofs: { value: { oneof: ['simpleValue', 'tensor'] } }, fields: { tag: field(1, 'string'), simpleValue: field(2, 'float'), tensor: field(8, 'Tensor') } },
    Summary: { fields: { value: repeated(1, 'Value') } },
    Event: { oneofs: { what: { oneof: ['fileVersion', 'summary'] } }, fields: { wallTime: field(1, 'double'), step: field(2, 'int64'), fileVersion: field(3, 'string'), summary: field(5, 'Summary') } },
  },
};

/** TensorFlow's `Event`, the message of every record of an event file. */
export const eventMessage = Root.fromJSON(schema).lookupType('Event');
