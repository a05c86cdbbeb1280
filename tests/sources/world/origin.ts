import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as the server saw it, by the world's clock. */
export interface SeenRequest {
  readonly atMs: number;
  readonly host: string;
  readonly path: string;
  readonly status: number;
  readonly userAgent: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Never answered: the client must give up by itself. */
  readonly isSilent?: boolean;
}

/** A site: what it answers to a path at a moment. */
export type Site = (request: { readonly path: string; readonly headers: IncomingMessage['headers']; readonly nowMs: number; readonly port: number }) => Reply;

/**
 * A real HTTP server that is every site of a small world, told apart by the Host header. Its clock is the world's.
 * Conditional requests are answered here, from the validators that a site's reply carries.
 */
export class Origin {
  readonly requests: SeenRequest[] = [];
  readonly #sites = new Map<string, Site>();
  readonly #server = createServer((request, response) => this.#answer(request, response));
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  async start(): Promise<number> {
    await new Promise<void>((resolve) => { this.#server.listen(0, '127.0.0.1', resolve); });
    return this.port;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  add(host: string, site: Site): void {
    this.#sites.set(host, site);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => { this.#server.close(resolve); });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const path = request.url ?? '/';
    const site = this.#sites.get(host);
    const reply: Reply = site === undefined ? { status: 404 } : site({ path, headers: request.headers, nowMs: this.#now(), port: this.port });
    const sent = withValidators(reply, request.headers);
    this.requests.push({ atMs: this.#now(), host, path, status: sent.status, userAgent: request.headers['user-agent'] ?? '' });
    if (reply.isSilent === true) return; // the socket stays open until the client ends it
    response.writeHead(sent.status, sent.headers);
    response.end(sent.body);
  }
}

function withValidators(reply: Reply, asked: IncomingMessage['headers']): { readonly status: number; readonly headers: Record<string, string>; readonly body: string | Uint8Array } {
  const headers = { ...reply.headers };
  const isSame = (headers['etag'] !== undefined && asked['if-none-match'] === headers['etag'])
    || (headers['etag'] === undefined && headers['last-modified'] !== undefined && asked['if-modified-since'] === headers['last-modified']);
  return reply.status === 200 && isSame ? { status: 304, headers, body: '' } : { status: reply.status, headers, body: reply.body ?? '' };
}
