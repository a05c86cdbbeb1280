import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type BotProcess, type DiscordServer, startBot, startDiscordServer } from '../../discord-server/index.ts';
import { expectManners } from './parts/expect-manners.ts';
import { INVENTED_NEWS, NOW } from './parts/invented-news.ts';
import { makeStore, type Store } from './parts/store.ts';

const ARTICLES = INVENTED_NEWS.slice(0, 4);
const RIVER = 'What did Korda say about the water of the river?';
let server: DiscordServer;
let store: Store;
let bot: BotProcess | null = null;
let port = 0;

beforeAll(async () => {
  server = await startDiscordServer({ waitMs: 30_000 });
  store = await makeStore(ARTICLES);
  port = await freePort();
});
afterAll(async () => {
  await bot?.kill();
  await server.close();
  store.remove();
});

const start = async (given: Partial<Parameters<typeof startBot>[0]> = {}): Promise<BotProcess> =>
  (bot = await startBot({ server, folder: store.folder, by: 'npm', ...given, env: { DESK_NOW: NOW, HEALTH_PORT: String(port), ...given.env } }));
const ask = () => server.slash({ name: 'ask', options: { question: RIVER } });
const health = async (path: string): Promise<{ status: number; body: string }> => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, body: await response.text() };
};

describe('npm start', () => {
  test('the first time registers the commands in one request and prints how to invite it', async () => {
    const first = await start();
    await server.until(() => (server.commands().length > 0 ? true : undefined), 'the commands');
    expect(server.commandWrites).toMatchObject([{ method: 'PUT', scope: 'global' }]);
    expect(first.stdout).toMatch(/Foreign Desk is on as .+ in 1 server\.\nAdd it to a server: https:\/\/discord\.com\/oauth2\/authorize\?client_id=\d+/);
    expect(server.gateway.intents).toBe(1 | 512 | 4_096);
    expect(server.textOf(await ask().reply)).toContain('Anselm Korda');
  });

  test('says once in a server that it joined what to do', async () => {
    const guild = server.joinGuild({ name: 'New here', members: [server.user] });
    const channel = server.channel(undefined, guild);
    const greeting = await server.until(() => server.messages(channel)[0], 'the greeting');
    expect(server.textOf(greeting)).toMatch(/\/ask[\s\S]*\/help[\s\S]*\/settings/);
  });

  test('tells its health and its figures on a port of this machine, without what anybody asked', async () => {
    expect(JSON.parse((await health('/healthz')).body)).toMatchObject({ status: 'ok', servers: 2 });
    const { status, body } = await health('/metrics');
    expect(status).toBe(200);
    expect(body).toMatch(/# TYPE \w+ histogram/);
    expect(body).toMatch(/name="ask",outcome="answered"\} 1/);
    expect(body).not.toMatch(/Korda|river/);
  });

  test('after SIGTERM finishes the answer in flight, ends with 0 within ten seconds and leaves no process behind', async () => {
    server.faults.add({ method: 'PATCH', path: /(?:@|%40)original$/, kind: 'delay', ms: 700 });
    const asked = ask();
    await asked.acknowledged;
    const stopped = await (bot as BotProcess).stop();
    expect(stopped).toMatchObject({ code: 0, killed: false });
    expect(stopped.ms).toBeLessThan(10_000);
    expect(server.textOf(await asked.reply)).toContain('Anselm Korda');
    expect((bot as BotProcess).leavesProcesses).toBe(false);
    expect(await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => 'closed')).toBe('closed');
  });

  test('the second time registers nothing, invites nobody and greets no server again', async () => {
    const again = await start();
    await server.until(() => (again.stdout.includes('is on as') ? true : undefined), 'the bot to be on');
    expect(server.textOf(await ask().reply)).toContain('Anselm Korda');
    expect(again.stdout).not.toContain('oauth2');
    expect(server.commandWrites).toHaveLength(1);
    expect(server.botMessages().filter(({ message }) => server.textOf(message).includes('Administrators choose'))).toHaveLength(1);
  });

  test('logs what it served by ids and milliseconds, never the words or the token', async () => {
    await vi.waitFor(() => expect((bot as BotProcess).stderr).toMatch(/"name":"ask","outcome":"answered"/), { timeout: 10_000 });
    const log = (bot as BotProcess).stderr;
    expect(log).not.toContain('Korda');
    expect(log).not.toContain(server.token);
  });

  test('greets a server again only if it was removed and comes back', async () => {
    const guild = [...server.world.guilds.values()].find(({ name }) => name === 'New here');
    if (guild === undefined) throw new Error('The server is gone');
    server.removeGuild(guild);
    await server.slash({ name: 'help' }).reply;
    const back = server.joinGuild({ name: 'Another', members: [server.user] });
    await server.until(() => server.messages(server.channel(undefined, back))[0], 'the greeting');
  });

  test('killed without a word and started again, it answers as before', async () => {
    await (bot as BotProcess).kill();
    await start({ by: 'node' });
    expect(server.textOf(await ask().reply)).toContain('Anselm Korda');
    expect(server.commandWrites).toHaveLength(1);
  });
});

describe('a start that cannot succeed is one clear sentence and exit code 1', () => {
  const failing = async (given: Partial<Parameters<typeof startBot>[0]>): Promise<{ code: number | null; stderr: string }> => {
    await bot?.stop();
    bot = null;
    const failed = await startBot({ server, folder: store.folder, waitForReady: false, ...given, env: { DESK_NOW: NOW, ...given.env } });
    const { code } = await failed.exit;
    return { code, stderr: failed.stderr.trim() };
  };
  const sentences = (stderr: string): string[] => stderr.split('\n').filter((line) => line !== '' && !line.startsWith('{'));

  test('with a wrong token, which is not repeated', async () => {
    const { code, stderr } = await failing({ env: { DISCORD_TOKEN: 'MTIzNDU2.AAAAAA.wrong' } });
    expect(code).toBe(1);
    expect(sentences(stderr)).toEqual([expect.stringMatching(/Discord did not accept DISCORD_TOKEN\. .*\.env\.$/)]);
    expect(stderr).not.toMatch(/wrong|\n\s+at /);
  });

  test('with intents that Discord does not allow', async () => {
    const connections = server.gateway.closes.length;
    const ended = failing({});
    await server.until(() => (server.gateway.connections > 0 ? true : undefined), 'the connection');
    server.gateway.close(4_014, 'Disallowed intent(s).');
    const { code, stderr } = await ended;
    expect(code).toBe(1);
    expect(sentences(stderr)).toEqual([expect.stringContaining('Discord refused the intents (4014).')]);
    expect(server.gateway.closes.length).toBeGreaterThan(connections);
  });

  test('with a store of invented sample articles', async () => {
    const samples = await makeStore([{ id: 's', sample: true, title: 'S', text: 'Minister Ann Sample of Sampland spoke on Monday. "These are invented words," she said.' }]);
    try {
      const { code, stderr } = await failing({ folder: samples.folder });
      expect(code).toBe(1);
      expect(sentences(stderr)).toEqual([expect.stringMatching(/holds 1 invented sample article, and the bot must not cite/)]);
    } finally {
      samples.remove();
    }
  });

  test('with a second process on the same store', async () => {
    await start({ by: 'node' });
    const second = await startBot({ server, folder: store.folder, waitForReady: false });
    expect((await second.exit).code).toBe(1);
    expect(sentences(second.stderr.trim())).toHaveLength(1);
    expect(server.textOf(await ask().reply)).toContain('Anselm Korda');
  });
});

test('no message broke a rule, pinged, or quoted what is not stored', () => {
  expect(expectManners({ server, articles: ARTICLES })).toBeGreaterThan(5);
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
