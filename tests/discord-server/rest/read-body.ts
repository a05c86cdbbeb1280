import type { IncomingMessage } from 'node:http';
import { refusal } from '../validate/api-error.ts';
import type { StoredFile } from '../world/world.ts';

const BODY_BYTES_MAX = 25 * 1024 * 1024;
const FILE_BYTES_MAX = 10 * 1024 * 1024;

export interface RequestBody {
  /** Undefined if there was none. */
  readonly json: unknown;
  /** By the number in `files[n]`. */
  readonly files: ReadonlyMap<string, StoredFile>;
}

/**
 * Reads JSON, or multipart with `payload_json` and `files[n]`.
 *
 * @throws ApiError if it is too large or is neither.
 */
export async function readBody(request: IncomingMessage): Promise<RequestBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > BODY_BYTES_MAX) throw refusal.tooLarge();
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (bytes.byteLength === 0) return { json: undefined, files: new Map() };
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type);
  return { json: parse(bytes.toString('utf8')), files: new Map() };
}

async function readForm(bytes: Buffer<ArrayBuffer>, contentType: string): Promise<RequestBody> {
  const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData().catch(() => {
    throw refusal.invalidJson();
  });
  const files = new Map<string, StoredFile>();
  let json: unknown;
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      if (name === 'payload_json') json = parse(value);
      continue;
    }
    const key = /^files\[(\d{1,2})\]$/.exec(name)?.[1];
    if (key === undefined) continue;
    if (value.size > FILE_BYTES_MAX) throw refusal.tooLarge();
    files.set(key, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()), contentType: value.type || 'application/octet-stream' });
  }
  return { json: json ?? {}, files };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refusal.invalidJson();
  }
}
