import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DeskError } from '../errors.ts';
import type { Metrics } from './metrics.ts';

/** What /healthz tells. */
export interface HealthFacts {
  /** Whether the gateway is connected: only then is the bot well. */
  readonly isReady: boolean;
  readonly servers: number;
  /** Questions that wait for their turn. */
  readonly waiting: number;
  readonly isStopping: boolean;
}

export interface HealthServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Another machine reaches it through a proxy of the operator's choice, or not at all. */
const HOST = '127.0.0.1';

/**
 * /healthz (200 while connected, else 503) and /metrics, for this machine only. Port 0 takes any free one.
 *
 * @throws DeskError if the port cannot be had.
 */
export async function startHealthServer(port: number, metrics: Metrics, facts: () => HealthFacts): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0];
    const send = (status: number, type: string, body: string): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(request.method === 'HEAD' ? undefined : body);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, 'text/plain; charset=utf-8', 'Only GET.\n');
    if (path === '/healthz') {
      const { isReady, isStopping, servers, waiting } = facts();
      const gateway = isReady ? 'ready' : 'not connected';
      return send(isReady ? 200 : 503, 'application/json', `${JSON.stringify({ status: isStopping ? 'stopping' : isReady ? 'ok' : 'waiting', gateway, servers, waiting })}\n`);
    }
    if (path !== '/metrics') return send(404, 'text/plain; charset=utf-8', 'Here are /healthz and /metrics.\n');
    metrics.registry.metrics().then(
      (text) => send(200, metrics.registry.contentType, text),
      () => send(500, 'text/plain; charset=utf-8', 'The metrics could not be read.\n'),
    );
  });
  server.requestTimeout = 5_000;
  server.headersTimeout = 5_000;
  server.maxConnections = 50;
  await listen(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'another program has it' : error.code === 'EACCES' ? 'the system keeps it for others' : error.message;
      reject(new DeskError(`HEALTH_PORT ${port} cannot be used on ${HOST}: ${reason}. Choose another, or leave it empty.`));
    });
    server.listen(port, HOST, () => {
      // A connection that cannot be accepted later on (no file descriptor left) is that connection's loss, not the bot's end.
      server.on('error', () => undefined);
      resolve();
    });
  });
}
