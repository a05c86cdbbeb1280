import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { afterAll } from 'vitest';

export interface Origin {
  readonly base: string;
  readonly port: number;
  /** Paths asked for, in order. */
  readonly asked: string[];
  connections(): number;
}

async function listen(server: Server, address: string): Promise<number> {
  await new Promise<void>((listening) => server.listen(0, address, listening));
  return (server.address() as AddressInfo).port;
}

/** A real server on loopback for as long as the file's tests run. */
export async function serve(answer: RequestListener): Promise<Origin> {
  const asked: string[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  server.on('connection', () => { connections++; });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const port = await listen(server, '127.0.0.1');
  return { base: `http://127.0.0.1:${port}`, port, asked, connections: () => connections };
}
