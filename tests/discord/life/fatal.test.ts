import { DiscordAPIError, HTTPError } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { fatalOfLogin, sentenceOfClose } from '../../../src/discord/life/fatal.ts';

const request = { body: undefined, files: undefined };

describe('a login that failed', () => {
  test.each([
    ['a token that discord.js refuses', Object.assign(new Error('An invalid token was provided.'), { code: 'TokenInvalid' }), null, /did not accept DISCORD_TOKEN/],
    ['a 401', new DiscordAPIError({ code: 0, message: '401: Unauthorized' }, 0, 401, 'GET', '/gateway/bot', request), null, /did not accept DISCORD_TOKEN/],
    ['close 4004', new Error('Authentication failed'), 4004, /did not accept DISCORD_TOKEN/],
    ['close 4011', new Error('Sharding is required'), 4011, /sharding \(4011\)/],
    ['close 4013', new Error('Used invalid intents'), 4013, /intent this version asked for \(4013\)/],
    ['close 4014', new Error('Used disallowed intents'), 4014, /refused the intents \(4014\)/],
    ['no logins left', new Error('Not enough sessions remaining to spawn 1 shards; only 0 remaining; resets at 2026-03-05T00:00:00.000Z'), null, /no more logins with this token before 2026-03-05T00:00:00.000Z/],
  ])('for good: %s', (_, error, closeCode, sentence) => {
    expect(fatalOfLogin(error, closeCode)?.message).toMatch(sentence);
  });

  test.each([
    ['no network', Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' }), null],
    ['a server in trouble', new HTTPError(503, 'Service Unavailable', 'GET', '/gateway/bot', request), null],
    ['a close that can be mended', new Error('closed'), 4009],
  ])('and is tried again: %s', (_, error, closeCode) => {
    expect(fatalOfLogin(error, closeCode)).toBeNull();
  });

  test('each sentence is one line without a stack', () => {
    for (const code of [4004, 4010, 4011, 4012, 4013, 4014]) expect(sentenceOfClose(code)).toMatch(/^[^\n]+\.$/);
    expect(sentenceOfClose(4000)).toBeNull();
  });
});
