import { expect, test } from 'vitest';
import { isClosed } from '../../../src/discord/manners/closed-channel.ts';
import { GUILD_SETTINGS_DEFAULT } from '../../../src/domain/guild-settings.ts';

const settings = { ...GUILD_SETTINGS_DEFAULT, channelIds: ['news', 'world'] };

test.each([
  ['a channel that was chosen', { guildId: 'g', channelId: 'news', parentChannelId: null }, false],
  ['a channel that was not', { guildId: 'g', channelId: 'cats', parentChannelId: null }, true],
  ['a thread of a channel that was chosen', { guildId: 'g', channelId: 'thread', parentChannelId: 'world' }, false],
  ['a thread of another channel', { guildId: 'g', channelId: 'thread', parentChannelId: 'cats' }, true],
  ['direct messages', { guildId: null, channelId: 'dm', parentChannelId: null }, false],
])('closed in %s', (_, call, expected) => {
  expect(isClosed(call, settings)).toBe(expected);
  expect(isClosed(call, GUILD_SETTINGS_DEFAULT)).toBe(false);
});
