import { describe, expect, test } from 'vitest';
import { GUILD_SETTINGS_DEFAULT } from '../../../src/domain/guild-settings.ts';
import type { BotIdentity, IncomingMessage } from '../../../src/discord/messages/incoming-message.ts';
import { type MessageAct, readMessage } from '../../../src/discord/messages/read-message.ts';

const BOT: BotIdentity = { id: '42', displayName: 'Foreign Desk', managedRoleId: '77' };
const base: IncomingMessage = {
  id: '1', authorId: '100', isBot: false, isSystem: false, content: '', guildId: '7', channelId: '200', parentChannelId: null,
  mentionsBot: false, mentionedRoleIds: [], referencedAuthorId: null, hasAttachments: false,
};
const read = (given: Partial<IncomingMessage>, settings = GUILD_SETTINGS_DEFAULT): MessageAct => readMessage({ ...base, ...given }, BOT, settings);
const QUESTION = 'What did Korda say?';

describe('a message in a server', () => {
  test.each([`<@42> ${QUESTION}`, `<@!42> ${QUESTION}`, `What did <@42> Korda say?`, `${QUESTION} <@42>`, `**<@42>** ${QUESTION}`])('is a question if it mentions the bot: %s', (content) => {
    expect(read({ content, mentionsBot: true })).toEqual({ kind: 'ask', question: QUESTION, conversationKey: 'channel:200:100' });
  });

  test('is nothing to the bot if it mentions nobody, or somebody else', () => {
    expect(read({ content: QUESTION })).toEqual({ kind: 'ignore' });
    expect(read({ content: `<@43> ${QUESTION}` })).toEqual({ kind: 'ignore' });
    expect(read({ content: `<@&78> ${QUESTION}`, mentionedRoleIds: ['78'] })).toEqual({ kind: 'ignore' });
  });

  test('goes on from a reply to what the bot wrote, pinged or with its words delivered', () => {
    expect(read({ content: 'and what did Hollar say?', mentionsBot: true, referencedAuthorId: '42' })).toMatchObject({ kind: 'ask', question: 'and what did Hollar say?' });
    expect(read({ content: 'more', referencedAuthorId: '42' })).toMatchObject({ kind: 'ask', question: 'more' });
    expect(read({ content: '', referencedAuthorId: '42' })).toEqual({ kind: 'ignore' });
    expect(read({ content: 'more', referencedAuthorId: '43' })).toEqual({ kind: 'ignore' });
  });

  test('that mentions the bot’s own role is answered if its words are delivered, else asked to use the name', () => {
    expect(read({ content: `<@&77> ${QUESTION}`, mentionedRoleIds: ['77'] })).toMatchObject({ kind: 'ask', question: QUESTION });
    expect(read({ content: '', mentionedRoleIds: ['77'] })).toEqual({ kind: 'say', line: 'role-mention' });
    expect(readMessage({ ...base, mentionedRoleIds: ['77'] }, { ...BOT, managedRoleId: null }, GUILD_SETTINGS_DEFAULT)).toEqual({ kind: 'ignore' });
  });

  test('without words gets a hint; with nothing but a picture, that text is needed', () => {
    expect(read({ content: '<@42>', mentionsBot: true })).toEqual({ kind: 'say', line: 'empty' });
    expect(read({ content: '<@42> <:wave:123>', mentionsBot: true })).toEqual({ kind: 'say', line: 'empty' });
    expect(read({ content: '<@42>', mentionsBot: true, hasAttachments: true })).toEqual({ kind: 'say', line: 'needs-text' });
  });

  test('in a channel that is closed is told so, and not answered; a thread is as open as its channel', () => {
    const settings = { ...GUILD_SETTINGS_DEFAULT, channelIds: ['300'] };
    expect(read({ content: `<@42> ${QUESTION}`, mentionsBot: true }, settings)).toEqual({ kind: 'say', line: 'closed' });
    expect(read({ content: QUESTION }, settings)).toEqual({ kind: 'ignore' });
    expect(read({ content: `<@42> ${QUESTION}`, mentionsBot: true, parentChannelId: '300' }, settings)).toMatchObject({ kind: 'ask' });
    expect(read({ content: `<@42> ${QUESTION}`, mentionsBot: true, channelId: '300' }, settings)).toMatchObject({ kind: 'ask' });
  });
});

describe('a direct message', () => {
  const direct = { guildId: null } as const;

  test('is always a question, of a conversation of its author', () => {
    expect(read({ ...direct, content: QUESTION })).toEqual({ kind: 'ask', question: QUESTION, conversationKey: 'dm:100' });
  });

  test('with a picture alone is told that text is needed', () => {
    expect(read({ ...direct, hasAttachments: true })).toEqual({ kind: 'say', line: 'needs-text' });
  });

  test.each([['Hello.', 'hello'], ['good morning', 'hello'], ['Thanks!', 'thanks'], ['thank you', 'thanks'], ['help', 'help'], ['What can you do?', 'help'],
    ['Thank you so much!', 'thanks'], ['great, thanks', 'thanks'], ['ok', 'all-right'], ['lol', 'all-right'], ['hello again', 'hello'], ['TLDR', 'self'], ['translate that please', 'self'], ['what’s new?', 'newest'], ['latest news', 'newest'], ['News', 'newest'], ['which outlets do you read?', 'store'], ['settings', 'typed-command'], ['never mind', 'all-right'], ['Who are you?', 'self'], ['what is your opinion?', 'self'],
    ['https://velt-gazette.example/meeting', 'link-only'], ['/latest topic: grain', 'typed-command']] as const)('"%s" gets a line, not a search', (content, line) => {
    expect(read({ ...direct, content })).toEqual({ kind: 'say', line });
  });

  test.each(['/ask What did Korda say?', '/ask question: What did Korda say?'])('may write the command out: %s', (content) => {
    expect(read({ ...direct, content })).toMatchObject({ kind: 'ask', question: QUESTION });
  });

  test.each(['delete', 'Forget this conversation', 'forget', 'please forget everything.'])('"%s" forgets the conversation', (content) => {
    expect(read({ ...direct, content })).toEqual({ kind: 'forget', conversationKey: 'dm:100' });
  });

  test.each(['Did they forget the treaty?', 'Who said hello to whom?', 'Did parliament delete this law?', 'Who asked for help in Lume?', 'more', 'Stop the war?', 'news about Lume', 'Explain the treaty', 'What do you think Korda said?', 'Good news from Lume?', 'https://a.example says what?'])('"%s" is a question', (content) => {
    expect(read({ ...direct, content })).toMatchObject({ kind: 'ask', question: content });
  });
});

test('bots, webhooks, system messages and the bot itself are not answered', () => {
  const addressed = { content: `<@42> ${QUESTION}`, mentionsBot: true };
  expect(read({ ...addressed, isBot: true })).toEqual({ kind: 'ignore' });
  expect(read({ ...addressed, isSystem: true })).toEqual({ kind: 'ignore' });
  expect(read({ ...addressed, authorId: '42' })).toEqual({ kind: 'ignore' });
  expect(read({ ...addressed, authorId: '42', guildId: null })).toEqual({ kind: 'ignore' });
});
