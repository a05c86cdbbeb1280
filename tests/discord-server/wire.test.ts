import { once } from 'node:events';
import { type Client, Events, GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type DiscordServer, startDiscordServer } from './index.ts';
import { request, testClient } from './test-client.ts';

let server: DiscordServer;
const clients: Client[] = [];
const connect = async (options: Parameters<typeof testClient>[1] = {}): Promise<Client<true>> => {
  const client = await testClient(server, options);
  clients.push(client);
  return client;
};
beforeEach(async () => {
  server = await startDiscordServer({ waitMs: 10_000 });
});
/** One whose heart beats five times a second. */
const hasten = async (): Promise<void> => {
  await server.close();
  server = await startDiscordServer({ heartbeatIntervalMs: 200, waitMs: 10_000 });
};
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.destroy()));
  await server.close();
});

/** What a bare client hears until the connection closes or it has heard enough. */
async function converse(query: string, first: (socket: WebSocket) => void): Promise<{ code: number; heard: { op: number; t?: string }[] }> {
  const socket = new WebSocket(`${server.world.origin.replace('http', 'ws')}/${query}`);
  const heard: { op: number; t?: string }[] = [];
  return new Promise((resolve) => {
    socket.on('message', (data: Buffer) => {
      heard.push(JSON.parse(data.toString()) as { op: number; t?: string });
      if (heard.length === 1) first(socket);
    });
    socket.on('close', (code) => resolve({ code, heard }));
  });
}
const QUERY = '?v=10&encoding=json';
const identify = (d: object) => (socket: WebSocket): void => socket.send(JSON.stringify({ op: 2, d: { token: server.token, intents: 1, properties: {}, ...d } }));

describe('the gateway', () => {
  test.each<readonly [string, string, (socket: WebSocket) => void, number]>([
    ['a wrong token', QUERY, identify({ token: 'wrong' }), 4_004],
    ['an intent that was not granted', QUERY, identify({ intents: GatewayIntentBits.MessageContent }), 4_014],
    ['an intent that does not exist', QUERY, identify({ intents: 2 ** 30 }), 4_013],
    ['an unknown opcode', QUERY, (socket) => socket.send('{"op":99}'), 4_001],
    ['no JSON', QUERY, (socket) => socket.send('hello'), 4_002],
    ['a wrong version', '?v=9&encoding=json', () => undefined, 4_012],
  ])('closes on %s', async (_, query, first, code) => {
    expect((await converse(query, first)).code).toBe(code);
  });

  test('refuses to resume a session it does not know', async () => {
    const { heard } = await converse(QUERY, (socket) => {
      socket.send(JSON.stringify({ op: 6, d: { token: server.token, session_id: 'x', seq: 1 } }));
      socket.on('message', () => socket.close());
    });
    expect(heard.map(({ op }) => op)).toEqual([10, 9]);
  });

  test('is beaten, and closes a connection that does not beat', async () => {
    await hasten();
    await connect();
    await server.until(() => (server.gateway.heartbeats >= 3 ? true : undefined), 'three heartbeats');
    expect(server.gateway.heartbeatSequences.at(-1)).toBeGreaterThan(0);
    expect((await converse(QUERY, identify({}))).code).toBe(4_009);
    expect(server.violations.map(({ rule }) => rule)).toContain('heartbeat-missed');
  });

  test.each<readonly [string, () => void | Promise<void>]>([
    ['a broken connection', () => server.gateway.terminate()],
    ['a request to reconnect', () => server.gateway.requestReconnect()],
    ['a zombie connection', () => server.gateway.stopAcknowledging()],
  ])('replays after %s what was missed', async (what, cut) => {
    if (what === 'a zombie connection') await hasten();
    const client = await connect();
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ content }) => heard.push(content));
    await cut();
    await server.until(() => (server.gateway.isConnected ? undefined : true), 'the connection to end');
    server.gateway.resumeAcknowledging();
    server.say({ content: 'while you were away', guild: null });
    await server.until(() => (server.gateway.resumes === 1 ? true : undefined), 'the resume');
    server.say({ content: 'and after', guild: null });
    await expect.poll(() => heard).toEqual(['while you were away', 'and after']);
    expect(server.gateway.identifies).toBe(1);
    expect(server.gateway.replayed).toBe(1);
  });

  test('makes a client identify again when its session is gone', async () => {
    const client = await connect();
    const ready = once(client, Events.ShardReady);
    server.gateway.invalidateSession(false);
    await server.until(() => (server.gateway.identifies === 2 ? true : undefined), 'the second identify', 10_000);
    // Without it the client is destroyed in mid-identify, which discord.js 14.28 may never finish.
    await ready;
  });

  test('sends only what the intents ask for', async () => {
    const client = await connect({ intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages] });
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ channelId }) => heard.push(channelId));
    server.say({ content: 'in the guild' });
    server.say({ content: 'to you', guild: null });
    await expect.poll(() => heard).toEqual([server.dm().id]);
  });
});

describe('faults', () => {
  const path = (): string => `/channels/${server.channel().id}/messages`;

  test('a 500 and a dropped connection have no effect, and a client tries again', async () => {
    const client = await connect();
    const channel = await client.channels.fetch(server.channel().id);
    if (channel?.isSendable() !== true) throw new Error('not sendable');
    for (const fault of [{ kind: 'status', status: 502 }, { kind: 'drop-before' }] as const) {
      const handle = server.faults.add({ method: 'POST', path: /messages$/, ...fault });
      await channel.send('once');
      expect(handle.met()).toBe(1);
    }
    expect(server.messages(server.channel())).toHaveLength(2);
    expect(server.requests.filter(({ faulted }) => faulted).map(({ status }) => status)).toEqual([502, null]);
  });

  test('a connection closed without an answer is not tried again', async () => {
    const client = await connect();
    server.faults.add({ method: 'GET', path: /^\/users\/\d+$/, kind: 'drop-before', how: 'close' });
    await expect(client.users.fetch(server.user.id, { force: true })).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
  });

  test('what took effect and was not answered is doubled by a retry, unless a nonce forbids it', async () => {
    const client = await connect();
    const channel = await client.channels.fetch(server.channel().id);
    if (channel?.isSendable() !== true) throw new Error('not sendable');
    for (const fault of [{ kind: 'drop-after' }, { kind: 'status-after', status: 500 }] as const) {
      server.faults.add({ method: 'POST', path: /messages$/, ...fault });
      await channel.send({ content: 'once', nonce: fault.kind, enforceNonce: true });
    }
    expect(server.messages(server.channel())).toHaveLength(2);
    server.faults.add({ method: 'POST', path: /messages$/, kind: 'status-after', status: 500 });
    await channel.send('twice');
    expect(server.messages(server.channel())).toHaveLength(4);
  });

  test('a 429 is honoured, of one route and of all', async () => {
    const client = await connect();
    for (const scope of ['user', 'global'] as const) {
      server.faults.add({ path: /typing$/, kind: 'rate-limit', retryAfterMs: 150, scope });
      const before = server.requests.length;
      const channel = await client.channels.fetch(server.channel().id);
      if (channel?.isSendable() !== true) throw new Error('not sendable');
      await channel.sendTyping();
      const [limited, again] = server.requests.slice(before).filter((record) => record.path.endsWith('/typing'));
      expect([limited?.status, again?.status]).toEqual([429, 204]);
      // The server's record holds when each came; the client must have left the time between.
      expect((again?.atMs ?? 0) - (limited?.atMs ?? 0)).toBeGreaterThanOrEqual(150);
    }
  });

  test('meet the requests they name, as often as they say, after as many as they say', async () => {
    const handle = server.faults.add({ method: 'GET', path: /^\/users\/@me$/, kind: 'status', status: 503, times: 2, after: 1 });
    const statuses: number[] = [];
    for (let at = 0; at < 4; at++) statuses.push((await request(server, 'GET', '/users/@me')).status);
    statuses.push((await request(server, 'GET', path())).status);
    expect(statuses).toEqual([200, 503, 503, 200, 200]);
    expect(handle.met()).toBe(2);
  });
});
