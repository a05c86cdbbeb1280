/**
 * An ONNX model cut off at inner values, which become its outputs: nothing after the last of them is kept, so nothing after
 * it is computed. Reads only as much of the protobuf as that needs; nodes stand in the order they are computed.
 *
 * @throws RangeError if the graph does not make one of the values.
 */
export function cutModel(model: Uint8Array, names: readonly string[]): Uint8Array {
  return rewrite(model, ({ number, whole, content }) => (number === MODEL_GRAPH ? field(MODEL_GRAPH, cutGraph(content, names)) : whole));
}

/** Field numbers of onnx.proto. */
const MODEL_GRAPH = 7;
const GRAPH_NODE = 1;
const GRAPH_OUTPUT = 12;
/** Types of inner values, of those cut away too: a reader can do without. */
const GRAPH_VALUE_INFO = 13;
const NODE_OUTPUT = 2;
const FLOAT = 1;

interface Field {
  readonly number: number;
  /** With its tag and length, and without. */
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

function cutGraph(graph: Uint8Array, names: readonly string[]): Uint8Array {
  const missing = new Set(names);
  const kept = rewrite(graph, ({ number, whole, content }) => {
    if (number === GRAPH_OUTPUT || number === GRAPH_VALUE_INFO || (number === GRAPH_NODE && missing.size === 0)) return null;
    if (number === GRAPH_NODE) for (const output of fieldsOf(content)) if (output.number === NODE_OUTPUT) missing.delete(Buffer.from(output.content).toString());
    return whole;
  });
  if (missing.size > 0) throw new RangeError(`The model has no inner value ${[...missing].join(', ')}`);
  return concat([kept, ...names.map((name) => field(GRAPH_OUTPUT, valueInfo(name)))]);
}

/** ValueInfoProto: a name and a float tensor's type without a shape. */
function valueInfo(name: string): Uint8Array {
  return concat([field(1, Buffer.from(name)), field(2, field(1, Uint8Array.of(8, FLOAT)))]);
}

function rewrite(message: Uint8Array, keep: (field: Field) => Uint8Array | null): Uint8Array {
  return concat([...fieldsOf(message)].map(keep).filter((part) => part !== null));
}

/** The fields of a message in order. Wire types 0, 1, 2 and 5 are all that protobuf still writes. */
function* fieldsOf(message: Uint8Array): Generator<Field> {
  for (let at = 0; at < message.length; ) {
    const start = at;
    const tag = readVarint(message, at);
    at = tag.end;
    const wire = tag.value % 8;
    if (wire === 2) {
      const length = readVarint(message, at);
      at = length.end + length.value;
      yield { number: Math.floor(tag.value / 8), whole: message.subarray(start, at), content: message.subarray(length.end, at) };
    } else {
      const end = wire === 0 ? readVarint(message, at).end : at + (wire === 1 ? 8 : 4);
      yield { number: Math.floor(tag.value / 8), whole: message.subarray(start, end), content: message.subarray(at, end) };
      at = end;
    }
  }
}

function readVarint(bytes: Uint8Array, from: number): { value: number; end: number } {
  let value = 0;
  for (let at = from, scale = 1; at < bytes.length; at++, scale *= 128) {
    const byte = bytes[at] ?? 0;
    value += (byte % 128) * scale;
    if (byte < 128) return { value, end: at + 1 };
  }
  throw new RangeError('The model file ends within a number');
}

function field(number: number, content: Uint8Array): Uint8Array {
  return concat([varint(number * 8 + 2), varint(content.length), content]);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}
