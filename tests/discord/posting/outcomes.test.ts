import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { classifyFailure } from '../../../src/discord/posting/classify-failure.ts';
import { findInMessages } from '../../../src/discord/posting/find-in-messages.ts';
import { StoppedError } from '../../../src/discord/posting/posting-rest.ts';
import { readPartPayload, writePartPayload } from '../../../src/discord/posting/part-payload.ts';
import { snowflakeAt } from '../../../src/discord/posting/snowflake.ts';
import { noticeMessage, plainMessage } from '../../../src/discord/payload/index.ts';
import { withRoleMention } from '../../../src/discord/payload/with-role-mention.ts';
import type { PostPlace } from '../../../src/domain/subscription.ts';

const CHANNEL: PostPlace = { kind: 'channel', guildId: '1', channelId: '2', threadId: null };
const DM: PostPlace = { kind: 'dm', userId: '3' };
const api = (code: number, status: number): DiscordAPIError => new DiscordAPIError({ code, message: 'no' }, code, status, 'POST', '/channels/2/messages', { body: undefined, files: undefined });
const http = (status: number): HTTPError => new HTTPError(status, 'trouble', 'POST', '/channels/2/messages', { body: undefined, files: undefined });
const coded = (code: string): Error => Object.assign(new Error(code), { code });
const limited = new RateLimitError({ global: false, method: 'POST', url: '', route: '', majorParameter: '', hash: '', limit: 5, timeToReset: 60_000, retryAfter: 60_000, sublimitTimeout: 0, scope: 'user' });
const classify = (error: unknown, place: PostPlace = CHANNEL, isInGuild = true): unknown => {
  const failure = classifyFailure(error, { place, isInGuild: () => isInGuild, clockMs: (ms) => ms * 2 });
  return failure.kind === 'gone' ? failure.reason : failure.kind;
};

describe('a request to post that failed', () => {
  test.each([
    ['a server error', http(500)], ['a gateway error', http(502)], ['a timeout', Object.assign(new Error('aborted'), { name: 'AbortError' })], ['a lost socket', coded('UND_ERR_SOCKET')],
    ['a reset', coded('ECONNRESET')], ['something unknown', 'what'], ['an answer without an id', new SyntaxError('no JSON')],
  ])('may have taken effect: %s', (_, error) => expect(classify(error)).toBe('in-doubt'));

  test.each([
    ['a rate limit', limited], ['a refused connection', coded('ECONNREFUSED')], ['no name', coded('ENOTFOUND')], ['no connection in time', coded('UND_ERR_CONNECT_TIMEOUT')],
    ['the stop', new StoppedError('stop')], ['a refused token', api(0, 401)], ['sending switched off', api(40_004, 403)],
  ])('surely changed nothing and is tried again: %s', (_, error) => expect(classify(error)).toBe('not-applied'));

  test.each([[api(50_035, 400)], [api(50_006, 400)], [api(200_000, 400)], [api(40_005, 413)]])('is the message’s own fault: %s', (error) => expect(classify(error)).toBe('refused'));

  test.each([
    [10_003, CHANNEL, true, 'channel-gone'], [50_001, CHANNEL, true, 'permission-lost'], [50_013, CHANNEL, true, 'permission-lost'], [10_004, CHANNEL, false, 'guild-gone'], [50_001, CHANNEL, false, 'guild-gone'],
    [50_007, DM, true, 'dm-closed'], [10_003, DM, true, 'dm-closed'], [50_278, DM, true, 'dm-closed'],
  ] as const)('means that the place is gone: code %i', (code, place, isInGuild, reason) => expect(classify(api(code, 403), place, isInGuild)).toBe(reason));

  test('a limit’s wait is told in the clock’s time', () => {
    expect(classifyFailure(limited, { place: CHANNEL, isInGuild: () => true, clockMs: (ms) => ms * 2 })).toEqual({ kind: 'not-applied', retryAfterMs: 120_000 });
  });
});

describe('a part in a channel’s history', () => {
  const key = 'a1B2c3D4e5F6g7H8i9J0k1L2m';
  const row = { type: 1, components: [{ type: 2, style: 2, label: 'x', custom_id: `fd1:part:${key}:0` }] };
  const page = (components: unknown, authorId = '9'): unknown => [{ id: '20', author: { id: '8' }, components: [] }, { id: '30', author: { id: authorId }, components }];

  test.each([['at the top', [row]], ['in a container', [{ type: 17, components: [{ type: 10, content: 'x' }, row] }]], ['beside a section', [{ type: 9, components: [], accessory: row.components[0] }]]])('is found %s', (_, components) => {
    expect(findInMessages(page(components), key, '9')).toEqual({ foundId: '30', newestId: '30', count: 2 });
  });

  test('is not found in another’s message, nor under another key or action', () => {
    expect(findInMessages(page([row], '7'), key, '9').foundId).toBeNull();
    expect(findInMessages(page([row]), key.toLowerCase(), '9').foundId).toBeNull();
    expect(findInMessages(page([{ ...row, components: [{ custom_id: `fd1:more:${key}:0` }] }]), key, '9').foundId).toBeNull();
    expect(() => findInMessages({ message: 'no' }, key, '9')).toThrow();
  });

  test('is looked for from an instant on', () => {
    expect(BigInt(snowflakeAt(Date.parse('2026-03-07T00:00:00Z'))) >> 22n).toBe(BigInt(Date.parse('2026-03-07T00:00:00Z') - 1_420_070_400_000));
    expect(snowflakeAt(0)).toBe('0');
  });
});

describe('what is kept of a part', () => {
  test('is the very message, and mentions nobody unless one role', () => {
    const message = noticeMessage('One line with @everyone in it.');
    expect(readPartPayload(writePartPayload(message))).toEqual({ components: message.components, flags: 32_768, allowed_mentions: { parse: [] } });
    const addressed = readPartPayload(writePartPayload(message, '200000000000000007'));
    expect(addressed.allowed_mentions).toEqual({ parse: [], roles: ['200000000000000007'] });
    expect(addressed.components[0]).toEqual({ type: 10, content: '<@&200000000000000007>' });
    expect(addressed.components.slice(1)).toEqual(message.components);
  });

  test('takes nothing else for a role, nor a message without room', () => {
    expect(() => withRoleMention(noticeMessage('x'), '@everyone')).toThrow(RangeError);
    expect(() => withRoleMention(noticeMessage('x'), '1> <@&2')).toThrow(RangeError);
    const full = plainMessage(Array.from({ length: 4 }, () => ({ kind: 'sentence' as const, text: 'x'.repeat(997), tone: 'plain' as const })));
    expect(() => withRoleMention(full, '200000000000000007')).toThrow(/no room/);
  });
});
