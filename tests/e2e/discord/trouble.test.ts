import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buttonOf } from './parts/buttons.ts';
import { expectManners } from './parts/expect-manners.ts';
import { INVENTED_NEWS } from './parts/invented-news.ts';
import { endWorldsAfterAll, startWorld, type TestedWorld } from './parts/start-world.ts';

endWorldsAfterAll();
let world: TestedWorld;
let server: TestedWorld['server'];
/** Acknowledgements that took effect while the server said otherwise. */
let doubled = 0;
beforeAll(async () => {
  world = await startWorld({ articles: INVENTED_NEWS.slice(0, 5), heartbeatIntervalMs: 2_000 });
  ({ server } = world);
  // The first question loads the model; what follows is about the wire.
  await ask().reply;
});
afterEach(() => {
  server.faults.clear();
  server.gateway.resumeAcknowledging();
});

const RIVER = 'What did Korda say about the water of the river?';
const CALLBACK = /^\/interactions\/.*\/callback/;
const ORIGINAL = /(?:@|%40)original$/;
const MESSAGES = /^\/channels\/\d+\/messages$/;
const ask = () => server.slash({ name: 'ask', options: { question: RIVER } });
const answered = expect.stringContaining('Anselm Korda') as unknown;
/** The bot's public messages of a channel since a message. */
const since = (id: string, channelId: string) => server.botMessages().filter(({ message }) => message.channel_id === channelId && BigInt(message.id) > BigInt(id));

describe('an acknowledgement', () => {
  test.each([
    ['429', { kind: 'rate-limit', retryAfterMs: 400 }], ['a global 429', { kind: 'rate-limit', retryAfterMs: 300, scope: 'global' }],
    ['500', { kind: 'status', status: 500 }], ['503 twice', { kind: 'status', status: 503, times: 2 }],
    ['a connection reset', { kind: 'drop-before' }], ['a connection closed', { kind: 'drop-before', how: 'close' }],
  ] as const)('met by %s is tried again within its three seconds', async (_, fault) => {
    const { met } = server.faults.add({ path: CALLBACK, ...fault });
    const asked = ask();
    expect(server.textOf(await asked.reply)).toEqual(answered);
    expect(met()).toBeGreaterThan(0);
    expect(asked.refusals).toEqual([]);
    expect(asked.edits).toHaveLength(1);
  });

  test.each([['500', { kind: 'status-after', status: 500 }], ['a connection reset', { kind: 'drop-after' }], ['a connection closed', { kind: 'drop-after', how: 'close' }]] as const)('that took effect all the same (%s) counts when the second is refused with 40060', async (_, fault) => {
    server.faults.add({ path: CALLBACK, ...fault });
    const asked = ask();
    expect(server.textOf(await asked.reply)).toEqual(answered);
    expect(asked.refusals).toMatchObject([{ code: 40_060 }]);
    doubled += 1;
    const answer = await asked.reply;
    server.faults.add({ path: CALLBACK, ...fault });
    const pressed = server.press(answer, buttonOf(answer, 'more'));
    expect(server.textOf(await pressed.reply)).toContain('told parliament');
    expect(pressed.refusals).toMatchObject([{ code: 40_060 }]);
    doubled += 1;
  });

  test('that comes too late costs that one answer and nothing else', async () => {
    server.faults.add({ path: CALLBACK, kind: 'status', status: 500, times: 1_000 });
    const lost = ask();
    await server.until(() => (world.bot.stderr.includes('an acknowledgement failed') ? true : undefined), 'the bot to give up', 10_000);
    server.faults.clear();
    expect(lost.stored).toBeNull();
    expect(server.textOf(await ask().reply)).toEqual(answered);
  });
});

describe('an answer', () => {
  test.each([
    ['429', { kind: 'rate-limit', retryAfterMs: 400 }], ['500', { kind: 'status', status: 500 }], ['502 for a while', { kind: 'status', status: 502, times: 5 }],
    ['a 500 that took effect', { kind: 'status-after', status: 500 }], ['a connection reset before', { kind: 'drop-before' }],
    ['a connection closed before', { kind: 'drop-before', how: 'close' }], ['a connection closed after', { kind: 'drop-after', how: 'close' }],
  ] as const)('whose edit meets %s arrives, in one message', async (_, fault) => {
    const { met } = server.faults.add({ method: 'PATCH', path: ORIGINAL, ...fault });
    const asked = ask();
    expect(server.textOf(await asked.reply)).toEqual(answered);
    await server.until(() => (met() > 0 ? true : undefined), 'the fault', 5_000);
    expect(since(asked.id, asked.state.channelId)).toHaveLength(1);
  });

  test.each([
    ['429', { kind: 'rate-limit', retryAfterMs: 400 }], ['500', { kind: 'status', status: 500 }],
    ['a 500 that took effect', { kind: 'status-after', status: 500 }], ['a connection reset after it took effect', { kind: 'drop-after' }],
    ['a connection closed after it took effect', { kind: 'drop-after', how: 'close' }], ['a 502 that took effect, twice', { kind: 'status-after', status: 502, times: 2 }],
  ] as const)('to a message that meets %s is one message, by its nonce', async (_, fault) => {
    const { met } = server.faults.add({ method: 'POST', path: MESSAGES, ...fault });
    for (const said of [server.say({ content: RIVER, guild: null }), server.say({ content: RIVER, mentions: [server.bot] })]) {
      expect(server.textOf(await said.reply)).toEqual(answered);
      await server.until(() => (met() > 0 ? true : undefined), 'the fault', 5_000);
      // Whatever would come twice has come by then.
      await server.slash({ name: 'help' }).reply;
      expect(since(said.message.id, said.message.channel_id).filter(({ message }) => message.message_reference?.message_id === said.message.id)).toHaveLength(1);
    }
  });

  test('does not wait for a typing sign that fails', async () => {
    server.faults.add({ method: 'POST', path: /typing$/, kind: 'status', status: 500, times: 20 });
    expect(server.textOf(await server.say({ content: RIVER, guild: null }).reply)).toEqual(answered);
  });

  test('that Discord forbids is not insisted on, and the next is given', async () => {
    const { met } = server.faults.add({ method: 'POST', path: MESSAGES, kind: 'status', status: 403, body: { code: 50_013, message: 'Missing Permissions' } });
    server.say({ content: RIVER, mentions: [server.bot] });
    await server.until(() => (met() > 0 ? true : undefined), 'the refusal');
    expect(server.textOf(await server.say({ content: RIVER, mentions: [server.bot] }).reply)).toEqual(answered);
    expect(met()).toBe(1);
  });

  test('to a message that was deleted meanwhile is given without it', async () => {
    const said = server.say({ content: RIVER, mentions: [server.bot] });
    server.delete(said.message);
    const reply = await server.until(() => since(said.message.id, said.message.channel_id).at(-1)?.message, 'an answer');
    expect(server.textOf(reply)).toEqual(answered);
  });
});

describe('the gateway', () => {
  test('dropped is resumed, and what happened meanwhile is replayed and answered once', async () => {
    const { identifies, resumes } = server.gateway;
    server.gateway.terminate();
    const said = server.say({ content: RIVER, guild: null });
    const asked = ask();
    expect(server.textOf(await asked.reply)).toEqual(answered);
    expect(server.textOf(await said.reply)).toEqual(answered);
    expect([server.gateway.identifies, server.gateway.resumes]).toEqual([identifies, resumes + 1]);
    expect(server.gateway.replayed).toBeGreaterThan(0);
    expect([said.replies.length, asked.edits.length]).toEqual([1, 1]);
  });

  test.each([
    ['asked to reconnect', () => server.gateway.requestReconnect()],
    ['closed with 4000', () => server.gateway.close(4_000)],
    ['told that the session is invalid but can be resumed', () => server.gateway.invalidateSession(true)],
  ] as const)('%s resumes', async (_, act) => {
    const { identifies, resumes } = server.gateway;
    act();
    await server.until(() => (server.gateway.resumes > resumes ? true : undefined), 'the resume');
    expect(server.gateway.identifies).toBe(identifies);
    expect(server.textOf(await ask().reply)).toEqual(answered);
  });

  test('told that the session is invalid for good identifies anew, and greets nobody', async () => {
    const { identifies } = server.gateway;
    const before = server.botMessages().length;
    server.gateway.invalidateSession(false);
    await server.until(() => (server.gateway.identifies > identifies ? true : undefined), 'the new session');
    expect(server.textOf(await ask().reply)).toEqual(answered);
    expect(server.botMessages().length).toBe(before + 1);
  });

  test('that no longer acknowledges heartbeats is left and resumed', async () => {
    const { resumes } = server.gateway;
    server.gateway.stopAcknowledging();
    await server.until(() => (server.gateway.resumes > resumes ? true : undefined), 'the resume', 20_000);
    server.gateway.resumeAcknowledging();
    expect(server.textOf(await ask().reply)).toEqual(answered);
  });

  test('lost again and again is found again each time', async () => {
    for (let round = 0; round < 4; round++) {
      const { resumes } = server.gateway;
      server.gateway.terminate();
      await server.until(() => (server.gateway.resumes > resumes ? true : undefined), 'the resume');
    }
    expect(server.textOf(await ask().reply)).toEqual(answered);
    expect(world.bot.ended).toBeNull();
  });
});

test('no message broke a rule, pinged, or quoted what is not stored; no acknowledgement was doubled but by the server’s own fault', () => {
  expect(expectManners({ ...world, doubled })).toBeGreaterThan(30);
});
