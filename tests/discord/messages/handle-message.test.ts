import { beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../src/app-contract.ts';
import { handleMessage } from '../../../src/discord/messages/handle-message.ts';
import type { BotIdentity, IncomingMessage } from '../../../src/discord/messages/incoming-message.ts';
import { testDesk } from '../../pipeline/open-test-app.ts';
import { INVENTED_ARTICLES, RIVER_QUESTION } from '../answers/invented-articles.ts';
import { ingestArticles, rawTextOf, recordingPlace, type RecordingPlace, testBot, type TestBot } from '../answers/test-desk.ts';

const BOT: BotIdentity = { id: '42', displayName: 'Foreign Desk', managedRoleId: '77' };
const folder = testDesk();
let app: App;
let bot: TestBot;

beforeAll(async () => {
  app = await folder.open();
  await ingestArticles(app, folder.folder, INVENTED_ARTICLES);
  bot = testBot(app);
});

async function send(content: string, given: Partial<IncomingMessage> = {}): Promise<RecordingPlace> {
  const message: IncomingMessage = {
    id: '1', authorId: '100', isBot: false, isSystem: false, content, guildId: null, channelId: '200', parentChannelId: null,
    mentionsBot: false, mentionedRoleIds: [], referencedAuthorId: null, hasAttachments: false, ...given,
  };
  const place = recordingPlace({ userId: message.authorId, guildId: message.guildId, channelId: message.channelId });
  await handleMessage(message, bot.desk, { bot: BOT, createPlace: () => place });
  return place;
}

describe('direct messages', () => {
  test('are a conversation that can be forgotten', async () => {
    expect((await send(RIVER_QUESTION)).last()).toContain('Anselm Korda');
    expect((await send('and what did Hollar say?')).last()).toContain('Read as: What did Hollar say');
    expect((await send('forget this conversation')).last()).toContain('Forgotten: what we talked about here.');
    expect(await app.memory.findConversation('dm:100', 0)).toBeNull();
    await expect(send('more')).rejects.toThrow('there is none');
    expect((await send('forget')).last()).toContain('There is nothing to forget here');
  });

  test('of two people are two conversations', async () => {
    await send(RIVER_QUESTION, { authorId: '101' });
    await expect(send('more', { authorId: '102' })).rejects.toThrow('there is none');
  });
});

describe('messages in a server', () => {
  test('are answered when they mention the bot, and go on in a reply', async () => {
    const given = { guildId: '7', mentionsBot: true };
    expect((await send(`<@42> ${RIVER_QUESTION}`, given)).last()).toContain('Anselm Korda');
    expect((await send('more', { ...given, referencedAuthorId: '42' })).last()).toContain('More on:');
  });

  test('that are not for the bot make no place, and so no typing sign', async () => {
    const place = await send('nice weather', { guildId: '7' });
    expect(place.shown).toEqual([]);
  });

  test('that mention its role and bring no words are asked to mention it by name, without a live mention', async () => {
    const [shown] = (await send('', { guildId: '7', mentionedRoleIds: ['77'] })).shown;
    expect(rawTextOf(shown)).toContain('Foreign Desk');
    expect(rawTextOf(shown)).not.toMatch(/<@/);
  });

  test.each([['help', '/quotes'], ['thanks', 'You are welcome.'], ['hello', 'Ask me what somebody said']])('"%s" gets a friendly line', async (content, line) => {
    expect((await send(`<@42> ${content}`, { guildId: '7', mentionsBot: true })).last()).toContain(line);
  });
});
