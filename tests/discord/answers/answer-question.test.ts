import { beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../src/app-contract.ts';
import { GUILD_SETTINGS_DEFAULT } from '../../../src/domain/guild-settings.ts';
import { answerQuestion, type Asked } from '../../../src/discord/answers/answer-question.ts';
import { OperatorError } from '../../../src/errors.ts';
import { testDesk } from '../../pipeline/open-test-app.ts';
import { INVENTED_ARTICLES, RIVER_QUESTION } from './invented-articles.ts';
import { buttonsOf, ingestArticles, rawTextOf, recordingPlace, type RecordingPlace, testBot, type TestBot } from './test-desk.ts';

const folder = testDesk();
let app: App;
let bot: TestBot;

beforeAll(async () => {
  app = await folder.open();
  await ingestArticles(app, folder.folder, INVENTED_ARTICLES);
  bot = testBot(app);
});

async function ask(question: string, given: Partial<Asked> = {}, place: RecordingPlace = recordingPlace()): Promise<RecordingPlace> {
  await answerQuestion({ question, sinceMs: null, untilMs: null, outlet: null, conversationKey: null, ...given }, place, bot.desk);
  return place;
}

/** Words in “ ” and lines set off as quotations. */
const quotedIn = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('> ')).map((line) => line.slice(2).replace(/^“(.*)”$/, '$1'));

describe('an answer in Discord', () => {
  test('prints at most three quotations, each a slice of an article, with speaker, outlet, date and link', async () => {
    const text = (await ask(RIVER_QUESTION)).last();
    const quoted = quotedIn(text);
    expect(quoted).toHaveLength(3);
    for (const words of quoted) expect(INVENTED_ARTICLES.some((article) => article.text.includes(words))).toBe(true);
    expect(text).toContain('**Anselm Korda** [1]');
    expect(text).toContain('[*Harbour Post*](<https://harbour-post.example/parliament>)');
    expect(text).toMatch(/<t:\d+:f>/);
  });

  test('is one message, stored under the id its buttons name before it is shown', async () => {
    const seen: (string | null)[] = [];
    const place = recordingPlace({ guildId: '7' });
    await ask(RIVER_QUESTION, {}, { ...place, show: async (message) => {
      seen.push((await app.memory.findReply(buttonsOf(message)[0]?.replyId ?? ''))?.messageId ?? 'stored');
      return place.show(message);
    } });
    expect(seen).toEqual(['stored']);
    const reply = await app.memory.findReply(buttonsOf(place.shown[0])[0]?.replyId ?? '');
    expect(reply).toMatchObject({ userId: '100', guildId: '7', channelId: '200', messageId: '900', question: RIVER_QUESTION, status: 'answered', pageStart: 0 });
    expect(reply?.id).toMatch(/^[A-Za-z0-9_-]{16}$/);
    expect(reply?.statements).toHaveLength(5);
  });

  test('goes out though a full disk does not let it be stored, and the log says why', async () => {
    const full = testBot({ ...app, memory: { ...app.memory, saveReply: () => Promise.reject(new OperatorError('The disk is full.')) } });
    const place = recordingPlace();
    await answerQuestion({ question: RIVER_QUESTION, sinceMs: null, untilMs: null, outlet: null, conversationKey: null }, place, full.desk);
    expect(quotedIn(place.last())).toHaveLength(3);
    expect(full.logged.join('')).toContain('The disk is full.');
  });

  test('has a button for more only while there may be more, and always asks for an opinion', async () => {
    const actions = async (question: string): Promise<string[]> => buttonsOf((await ask(question)).shown[0]).map(({ action }) => action);
    expect(await actions(RIVER_QUESTION)).toEqual(['more', 'context', 'sources', 'up', 'down']);
    expect(await actions('What did Hollar say about grain?')).toEqual(['context', 'sources', 'up', 'down']);
    expect(await actions('What is a prime number?')).toEqual(['watch', 'up', 'down']);
  });

  test('says when nothing is found, and quotes nothing', async () => {
    const text = (await ask('What is a prime number?')).last();
    expect(text).toContain('Nothing stored answers that.');
    expect(text).toContain('Searched 4 articles of 3 outlets');
    expect(quotedIn(text)).toEqual([]);
  });

  test('leaves out what the server hides', async () => {
    bot.settings.set('8', { ...GUILD_SETTINGS_DEFAULT, outletsHidden: ['harbour post'] });
    const text = (await ask(RIVER_QUESTION, {}, recordingPlace({ guildId: '8' }))).last();
    expect(text).toContain('Velt Gazette');
    expect(text).not.toContain('Harbour Post');
  });

  test('holds to the dates and the outlet asked for', async () => {
    const late = (await ask(RIVER_QUESTION, { sinceMs: Date.parse('2026-03-05T00:00:00Z') })).last();
    expect(late).toContain('Nobody wins a war');
    expect(late).not.toContain('timetable');
    expect((await ask(RIVER_QUESTION, { outlet: 'The Velt Gazette' })).last()).not.toContain('Tarsia Today');
  });

  test('refuses what is no question in words for the asker', async () => {
    await expect(ask('???')).rejects.toThrow('The question is empty');
    await expect(ask('a'.repeat(2_000))).rejects.toThrow(/ask in at most/);
    await expect(ask('more')).rejects.toThrow('there is none');
  });
});

describe('a quotation that the last check refuses', () => {
  test('is not shown; it is counted, and logged without its words', async () => {
    const lying = testBot({ ...app, ask: async (request) => {
      const result = await app.ask(request);
      if (result.answer.status === 'not-found') return result;
      const [first, ...others] = result.answer.statements;
      return { ...result, answer: { ...result.answer, statements: [{ ...first, type: 'direct', speaker: 'Ines Hollar' }, ...others] } };
    } });
    const place = recordingPlace();
    await answerQuestion({ question: RIVER_QUESTION, sinceMs: null, untilMs: null, outlet: null, conversationKey: null }, place, lying.desk);
    expect(place.last()).not.toContain('Hollar');
    expect(quotedIn(place.last())).toHaveLength(2);
    expect((await lying.desk.metrics.quotationsRefused.get()).values[0]?.value).toBe(1);
    expect(lying.logged.join('')).toContain('parliament');
    expect(lying.logged.join('')).not.toContain('lower than in any spring');
  });
});

describe('a conversation', () => {
  test('is gone on with: a follow-up says how it was read, "more" shows what was not shown, and then there is an end', async () => {
    const first = await ask(RIVER_QUESTION, { conversationKey: 'dm:1' });
    expect(first.last()).not.toContain('Read as');
    const more = await ask('more', { conversationKey: 'dm:1' });
    expect(more.last()).toContain(`More on: ${RIVER_QUESTION}`);
    const again = await ask('more', { conversationKey: 'dm:1' });
    const pages = [first, more, again].flatMap((place) => quotedIn(place.last()));
    expect(new Set(pages).size).toBe(pages.length);
    const followUp = await ask('and what did Hollar say?', { conversationKey: 'dm:1' });
    expect(followUp.last()).toContain('Read as: What did Hollar say about');
    expect(followUp.last()).toContain('Our silos are full');
    const end = await ask('more', { conversationKey: 'dm:1' });
    expect(end.last()).toBe('That is all there is.');
  });

  test('shows the answer again to whoever asks who said it, when, or whether it is so', async () => {
    const first = quotedIn((await ask('What did Hollar say about grain?', { conversationKey: 'dm:5' })).last());
    for (const [typed, lead] of [['who said that?', 'The last answer again'], ['when was that?', 'The last answer again'], ['are you sure?', 'judge nothing']] as const) {
      const text = (await ask(typed, { conversationKey: 'dm:5' })).last();
      expect(text).toContain(lead);
      expect(quotedIn(text)).toEqual(first);
    }
    expect((await app.memory.findConversation('dm:5', 0))?.turns.map(({ question }) => question)).toEqual(['What did Hollar say about grain?']);
    await expect(ask('source?', { conversationKey: 'dm:6' })).rejects.toThrow('no answer here to go back to');
  });

  test('tells what was typed and what it was joined to, where the two make no sentence', async () => {
    await ask(RIVER_QUESTION, { conversationKey: 'dm:7' });
    expect((await ask('and why?', { conversationKey: 'dm:7' })).last()).toContain(`Read as ‘and why?’, going on from ‘${RIVER_QUESTION}’`);
  });

  test('says that there is no more of what was not found', async () => {
    await ask('What is a prime number?', { conversationKey: 'dm:8' });
    for (const typed of ['more', 'source?']) expect((await ask(typed, { conversationKey: 'dm:8' })).last()).toContain('Nothing was found on the question before');
  });

  test('does not drag a question that stands alone into one without an answer, nor hold to what found nothing', async () => {
    await ask('What did Hollar say about grain?', { conversationKey: 'dm:9' });
    await ask('What is a prime number?', { conversationKey: 'dm:9' });
    expect((await app.memory.findConversation('dm:9', 0))?.turns.map(({ question }) => question)).toEqual(['What did Hollar say about grain?']);
    await ask('What did Hollar say about zeppelins?', { conversationKey: 'dm:9' });
    const alone = (await ask('What did Korda say?', { conversationKey: 'dm:9' })).last();
    expect(alone).toContain('**Anselm Korda**');
    expect(alone).not.toContain('zeppelins');
    await ask('What did Hollar say about zeppelins?', { conversationKey: 'dm:9' });
    expect((await ask('and Korda?', { conversationKey: 'dm:9' })).last()).toContain('Read as: What did Korda say about zeppelins?');
  });

  test('is forgotten after half an hour', async () => {
    await ask(RIVER_QUESTION, { conversationKey: 'dm:2' });
    bot.pass(29 * 60_000);
    await ask('and what did Hollar say?', { conversationKey: 'dm:2' });
    bot.pass(31 * 60_000);
    await expect(ask('more', { conversationKey: 'dm:2' })).rejects.toThrow('there is none');
  });

  test('keeps six turns at most', async () => {
    for (let i = 0; i < 8; i++) await ask(`What did Hollar say about grain in week ${i}?`, { conversationKey: 'dm:3' });
    const kept = await app.memory.findConversation('dm:3', 0);
    expect(kept?.turns).toHaveLength(6);
    expect(kept?.turns.at(-1)?.question).toContain('week 7');
  });

  test('echoes what was typed without bringing it to life', async () => {
    await ask(RIVER_QUESTION, { conversationKey: 'dm:4' });
    const place = await ask('and what did Hollar say about “@everyone” **<@123>** [x](https://evil.example)?', { conversationKey: 'dm:4' });
    expect(rawTextOf(place.shown[0])).not.toMatch(/(?<!\\)[<@]@?123|(?<!\\)@everyone|(?<!\\)\]\(https:\/\/evil/);
  });
});
