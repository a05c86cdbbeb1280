import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { App } from '../../src/app-contract.ts';
import { answerQuestion } from '../../src/discord/answers/answer-question.ts';
import { pressButton } from '../../src/discord/answers/press-button.ts';
import { INVENTED_ARTICLES, RIVER_QUESTION } from '../discord/answers/invented-articles.ts';
import { buttonsOf, ingestArticles, recordingPlace, testBot, textOf } from '../discord/answers/test-desk.ts';
import { testDesk } from '../pipeline/open-test-app.ts';
import { complete, type ModelServer, startModelServer } from './model-server.ts';

const folder = testDesk();
let server: ModelServer;
let app: App;
beforeAll(async () => {
  server = await startModelServer();
  app = await folder.open({}, { LLM_BASE_URL: server.baseUrl, LLM_MODEL: 'tiny*model', LLM_API_KEY: 'sk-secret' });
  await ingestArticles(app, folder.folder, INVENTED_ARTICLES);
});
afterAll(() => server.close());
beforeEach(() => { server.asked.length = 0; });

const GOOD = 'Anselm Korda says “the water of the river” is lower than in any spring [1].';

async function ask() {
  const bot = testBot(app);
  const place = recordingPlace();
  await answerQuestion({ question: RIVER_QUESTION, sinceMs: null, untilMs: null, outlet: null, conversationKey: null }, place, bot.desk);
  return { bot, place };
}

describe('a summary in Discord', () => {
  test('is edited in above the quotations, which stood there before it was asked for', async () => {
    let shownBefore = '';
    const bot = testBot(app);
    const place = recordingPlace();
    server.answer = (_, response) => {
      shownBefore = place.last();
      complete(response, GOOD.replace('“the water of the river” is', 'the water of the river is'));
    };
    await answerQuestion({ question: RIVER_QUESTION, sinceMs: null, untilMs: null, outlet: null, conversationKey: null }, place, bot.desk);
    await vi.waitFor(() => expect(place.shown).toHaveLength(2), 5_000);
    expect(shownBefore).toContain('**Anselm Korda** [1]');
    const [first, second] = place.shown.map(textOf);
    expect(second).toMatch(/^✎ Anselm Korda says the water of the river is lower than in any spring \[1\]\.\n-# Written by tiny\*model, a language model, from the quotations below/);
    expect(second?.endsWith(first ?? '')).toBe(true);
  });

  test('with words that its source has, but nobody is quoted with, is refused by the last check', async () => {
    // A model behind the product's own checks: only the last one reads the stored quotes.
    const lying: App = { ...app, summarise: async () => ({ status: 'written', summary: { text: 'Korda spoke of “the foreign minister of Tarsia” [1].', model: 'm' } }) };
    const bot = testBot(lying);
    const place = recordingPlace();
    await answerQuestion({ question: RIVER_QUESTION, sinceMs: null, untilMs: null, outlet: null, conversationKey: null }, place, bot.desk);
    await vi.waitFor(() => expect(bot.logged.join('')).toContain('a summary was left out'), 5_000);
    expect(place.shown).toHaveLength(1);
    expect(bot.logged.join('')).toContain('nobody is quoted with these words');
  });

  test.each([
    ['an invented quotation', 'Korda says “the river is ours alone” [1].'],
    ['a mention', '@everyone Korda says the water is lower [1].'],
    ['no source', 'Korda says the water is lower than in any spring.'],
  ])('with %s is dropped and logged, and the answer stays', async (_, written) => {
    server.answer = (__, response) => complete(response, written);
    const { bot, place } = await ask();
    await vi.waitFor(() => expect(bot.logged.join('')).toContain('a summary was left out'), 5_000);
    expect(place.shown).toHaveLength(1);
    expect(bot.logged.join('')).not.toContain('sk-secret');
  });

  test('does not take away what a button has shown meanwhile', async () => {
    let release = (): void => undefined;
    server.answer = (_, response) => { release = () => complete(response, GOOD.replace(/[“”]/g, '')); };
    const { bot, place } = await ask();
    const sources = buttonsOf(place.shown[0]).find(({ action }) => action === 'sources');
    if (sources === undefined) throw new Error('There is no button');
    await pressButton({ id: sources, presserId: place.userId, guildId: null, locale: 'en-GB', place }, bot.desk);
    await vi.waitFor(() => expect(server.asked).toHaveLength(1), 5_000);
    release();
    // One that is asked for after it and has been shown: the first would have been shown by now.
    server.answer = (_, response) => complete(response, GOOD.replace(/[“”]/g, ''));
    const later = await ask();
    await vi.waitFor(() => expect(later.place.last()).toContain('✎'), 5_000);
    expect(place.shown).toHaveLength(2);
    expect(place.last()).not.toContain('✎');
  });
});
