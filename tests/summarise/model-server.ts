import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';

export interface AskedOfModel {
  readonly path: string;
  readonly authorization: string | null;
  readonly body: { readonly model: string; readonly messages: readonly { readonly role: string; readonly content: string }[]; readonly response_format?: unknown };
}

export interface ModelServer {
  readonly baseUrl: string;
  readonly asked: AskedOfModel[];
  /** What is answered from now on. */
  answer: (request: AskedOfModel, response: ServerResponse) => void;
  close(): Promise<void>;
}

/** A server shaped like OpenAI's chat completions, on this machine. */
export async function startModelServer(): Promise<ModelServer> {
  const asked: AskedOfModel[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { authorization = null } = request.headers;
    const given: AskedOfModel = { path: request.url ?? '', authorization, body: JSON.parse(await readText(request)) as AskedOfModel['body'] };
    asked.push(given);
    server.answer(given, response);
  };
  const http = createServer((request, response) => { void serve(request, response); });
  await new Promise<void>((resolve) => { http.listen(0, '127.0.0.1', resolve); });
  const server: ModelServer = {
    baseUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    asked,
    answer: (_, response) => response.writeHead(500).end(),
    close: () => new Promise((resolve) => {
      http.closeAllConnections();
      http.close(() => resolve());
    }),
  };
  return server;
}

/** A completion with this content. */
export function complete(response: ServerResponse, content: string): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: 'x', choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }] }));
}
