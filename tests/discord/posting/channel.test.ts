import { MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { REST } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { machineNowMs } from '../../../src/clock.ts';
import { createChannel } from '../../../src/discord/posting/create-channel.ts';
import { writePartPayload } from '../../../src/discord/posting/part-payload.ts';
import { createPostingRest } from '../../../src/discord/posting/posting-rest.ts';
import { buttonRows, plainMessage } from '../../../src/discord/payload/index.ts';
import { writeButtonId } from '../../../src/discord/custom-id.ts';
import type { Delivery, DeliveryPart } from '../../../src/domain/delivery.ts';
import type { PostPlace } from '../../../src/domain/subscription.ts';
import type { Channel } from '../../../src/schedule/index.ts';
import { type DiscordServer, startDiscordServer } from '../../discord-server/index.ts';

let server: DiscordServer;
const closers: (() => void)[] = [];
let mayRead = true;
const never = new AbortController().signal;
beforeAll(async () => { server = await startDiscordServer(); });
beforeEach(() => { server.faults.clear(); mayRead = true; });
afterAll(async () => { for (const close of closers) close(); await server.close(); });

function channel(stop: AbortSignal = never, onLimited: (ms: number) => void = () => undefined): Channel {
  const rest = new REST({ version: '10', api: server.apiUrl, retries: 3, timeout: 2_000 });
  const posting = createPostingRest({ rest, token: server.token }, stop, onLimited);
  closers.push(posting.close);
  return createChannel({ posting, clock: { now: () => 5, realMs: (ms) => ms }, machineNowMs, botId: server.bot.id, isInGuild: () => true, mayReadHistory: async () => mayRead });
}

let counter = 0;
function given(place: PostPlace): { readonly delivery: Delivery; readonly part: DeliveryPart } {
  const key = `key${String(counter += 1).padStart(22, '0')}`;
  const message = plainMessage([{ kind: 'sentence', text: 'Nothing new.', tone: 'plain' }], { rows: buttonRows([{ label: 'About', customId: writeButtonId({ action: 'part', replyId: key, userId: '0' }) }]) });
  const part: DeliveryPart = { index: 0, key, payload: writePartPayload(message), state: { status: 'claimed', atMs: 0 } };
  return { part, delivery: { key: 'digest:x:2026-03-07', origin: { kind: 'digest', subscriptionId: 'x', localDate: '2026-03-07' }, place, dueAtMs: 0, expiresAtMs: 10, state: { status: 'open', failures: 0, retryAtMs: 0 }, parts: [part] } };
}
const news = (): PostPlace => ({ kind: 'channel', guildId: server.guild.id, channelId: server.channel('news').id, threadId: null });
const posts = (): number => server.messages(server.channel('news')).length;
const requests = (): number => server.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages')).length;

describe('posting a part', () => {
  test('sends its nonce enforced, as Components V2, so that a repetition makes no second message', async () => {
    const { delivery, part } = given(news());
    const one = await channel().send(delivery, part, never);
    const two = await channel().send(delivery, part, never);
    expect(one).toEqual({ kind: 'sent', messageId: server.messages(server.channel('news')).at(-1)?.id });
    expect(two).toEqual(one);
    expect(server.requests.at(-1)?.body).toMatchObject({ nonce: part.key, enforce_nonce: true, flags: MessageFlags.IsComponentsV2, allowed_mentions: { parse: [] } });
  });

  test.each([
    ['in-doubt', { kind: 'status-after', status: 502 }], ['in-doubt', { kind: 'drop-after' }], ['in-doubt', { kind: 'drop-before' }], ['not-applied', { kind: 'rate-limit', retryAfterMs: 60_000 }],
  ] as const)('is %s, without a repetition of its own, after %o', async (kind, fault) => {
    server.faults.add({ ...fault, path: /messages$/, method: 'POST' });
    const before = requests();
    const { delivery, part } = given(news());
    const outcome = await channel().send(delivery, part, never);
    expect(outcome.kind).toBe(kind);
    expect(requests()).toBe(before + 1);
    if (outcome.kind === 'not-applied') expect(outcome.retryAfterMs).toBeGreaterThanOrEqual(60_000);
  });

  test('opens direct messages first; that they cannot be opened leaves no doubt', async () => {
    const dm: PostPlace = { kind: 'dm', userId: server.user.id };
    const once = given(dm);
    expect((await channel().send(once.delivery, once.part, never)).kind).toBe('sent');
    server.faults.add({ kind: 'drop-after', path: /users\/@me\/channels/ });
    const again = given(dm);
    expect((await channel().send(again.delivery, again.part, never)).kind).toBe('not-applied');
    server.world.closedDms.add(server.user.id);
    expect(await channel().send(again.delivery, again.part, never)).toEqual({ kind: 'gone', reason: 'dm-closed' });
  });

  test('does not leave after the stop, nor after a wait for a rate limit during which it was told to stop', async () => {
    const stop = new AbortController();
    const limited = Promise.withResolvers<void>();
    const posting = channel(stop.signal, () => limited.resolve());
    server.faults.add({ kind: 'rate-limit', retryAfterMs: 600, path: /messages$/, method: 'POST' });
    const { delivery, part } = given(news());
    const before = posts();
    const first = posting.send(delivery, part, stop.signal);
    await server.until(() => (server.requests.at(-1)?.status === 429 ? true : undefined), 'the refusal');
    stop.abort();
    expect((await first).kind).toBe('not-applied');
    expect((await posting.send(delivery, part, never)).kind).toBe('not-applied');
    expect(posts()).toBe(before);
  });

  test('waits a moment after the stop for the answer to what has left', async () => {
    const stop = new AbortController();
    server.faults.add({ kind: 'slow-answer', ms: 300, path: /messages$/, method: 'POST' });
    const { delivery, part } = given(news());
    const before = posts();
    const sent = channel(stop.signal).send(delivery, part, stop.signal);
    await server.until(() => (posts() > before ? true : undefined), 'the message').catch(() => undefined);
    stop.abort();
    expect((await sent).kind).toBe('sent');
  });
});

describe('looking for a part', () => {
  test('finds it behind many messages, and says "absent" only once all were read', async () => {
    const { delivery, part } = given(news());
    const sent = await channel().send(delivery, part, never);
    for (let i = 0; i < 130; i += 1) server.say({ content: `line ${i}`, channel: server.channel('news') });
    expect(await channel().findInHistory(delivery, part, 0, never)).toEqual({ kind: 'found', messageId: sent.kind === 'sent' ? sent.messageId : '' });
    const other = given(news());
    const before = server.requests.length;
    expect(await channel().findInHistory(other.delivery, other.part, 0, never)).toEqual({ kind: 'absent' });
    expect(server.requests.length - before).toBeGreaterThan(1);
    server.faults.add({ kind: 'status', status: 500, method: 'GET', path: /messages$/, after: 1 });
    expect((await channel().findInHistory(other.delivery, other.part, 0, never)).kind).toBe('unknown');
  });

  test('is not deceived by a right that is lost while the history is read', async () => {
    const { delivery, part } = given(news());
    await channel().send(delivery, part, never);
    const place = server.channel('news');
    const before = place.botPermissions;
    server.faults.add({
      method: 'GET', path: /messages$/, kind: 'delay', ms: 0,
      onMet: () => { mayRead = false; place.botPermissions &= ~PermissionFlagsBits.ReadMessageHistory; },
    });
    expect(await channel().findInHistory(delivery, part, 0, never)).toEqual({ kind: 'unreadable' });
    place.botPermissions = before;
  });

  test('says "gone" of a channel that was deleted, where nothing may be read either', async () => {
    mayRead = false;
    const { delivery, part } = given({ kind: 'channel', guildId: server.guild.id, channelId: server.world.ids.next(), threadId: null });
    expect(await channel().findInHistory(delivery, part, 0, never)).toEqual({ kind: 'gone', reason: 'channel-gone' });
  });

  test('says "unreadable" where Discord would show an empty history, and never takes that for "absent"', async () => {
    mayRead = false;
    const { delivery, part } = given(news());
    expect(await channel().findInHistory(delivery, part, 0, never)).toEqual({ kind: 'unreadable' });
  });

  test('says that the channel is gone', async () => {
    const { delivery, part } = given({ kind: 'channel', guildId: server.guild.id, channelId: '999999999999999999', threadId: null });
    expect(await channel().findInHistory(delivery, part, 0, never)).toEqual({ kind: 'gone', reason: 'channel-gone' });
    expect(await channel().send(delivery, part, never)).toEqual({ kind: 'gone', reason: 'channel-gone' });
  });
});
