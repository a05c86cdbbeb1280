import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { createClient } from '../../../src/discord/client/create-client.ts';
import { logIn } from '../../../src/discord/life/log-in.ts';
import { createLogger } from '../../../src/observe/index.ts';
import { startDiscordServer } from '../../discord-server/index.ts';

const log = createLogger('silent');

test('without a network it goes on trying with longer and longer pauses, says so once, and stops when asked', async () => {
  const pauses: number[] = [];
  const said: string[] = [];
  const stop = new AbortController();
  const client = await logIn({
    // Nobody listens on port 9 of this machine.
    token: 'MTIz.AAAA.token', createClient: () => createClient({ apiUrl: 'http://127.0.0.1:9/api' }), log, say: (line) => void said.push(line), signal: stop.signal,
    sleep: async (ms) => { if (pauses.push(ms) === 8) stop.abort(); },
  });
  expect(client).toBeNull();
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  expect(said).toEqual(['Discord cannot be reached at this moment; Foreign Desk keeps trying.']);
});

test('a Discord in trouble is tried again, and the login then succeeds', async () => {
  const server = await startDiscordServer();
  try {
    const met = server.faults.add({ kind: 'status', status: 503, times: 4, path: /gateway/ });
    const client = await logIn({ token: server.token, createClient: () => createClient({ apiUrl: server.apiUrl }), log, say: () => undefined, signal: new AbortController().signal, sleep: async () => undefined });
    expect(met.met()).toBe(4);
    expect(client?.user.id).toBe(server.bot.id);
    await client?.destroy();
  } finally {
    await server.close();
  }
});

test('refused intents are one sentence, without a second attempt', async () => {
  const server = await startDiscordServer();
  try {
    const closing = server.until(() => (server.gateway.connections > 0 ? true : undefined), 'a connection').then(() => server.gateway.close(4014));
    const nudge = setInterval(() => server.world.changed.notify(), 1);
    const login = logIn({ token: server.token, createClient: () => createClient({ apiUrl: server.apiUrl }), log, say: () => undefined, signal: new AbortController().signal, sleep: async () => { throw new Error('tried again'); } });
    await expect(login).rejects.toThrow(/^Discord refused the intents \(4014\)/);
    clearInterval(nudge);
    await closing;
  } finally {
    await server.close();
  }
});

test('stopped while Discord does not answer the login, it ends all the same', async () => {
  const silent = createServer((_, response) => void response.setHeader('content-type', 'application/json').end(JSON.stringify({
    url: `ws://127.0.0.1:${portOf(silent)}`, shards: 1, session_start_limit: { total: 1_000, remaining: 1_000, reset_after: 1, max_concurrency: 1 },
  })));
  const gateway = new WebSocketServer({ server: silent });
  const stop = new AbortController();
  gateway.on('connection', (socket) => {
    socket.once('message', () => stop.abort());
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }));
  });
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  try {
    const apiUrl = `http://127.0.0.1:${portOf(silent)}/api`;
    const login = logIn({ token: 'MTIz.AAAA.token', createClient: () => createClient({ apiUrl }), log, say: () => undefined, signal: stop.signal, sleep: async () => undefined });
    expect(await login).toBeNull();
  } finally {
    for (const socket of gateway.clients) socket.terminate();
    silent.close();
  }
});

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
