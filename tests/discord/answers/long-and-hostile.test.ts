import { beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../src/app-contract.ts';
import { answerQuestion } from '../../../src/discord/answers/answer-question.ts';
import { pressButton } from '../../../src/discord/answers/press-button.ts';
import type { OutgoingMessage } from '../../../src/discord/payload/index.ts';
import { testDesk } from '../../pipeline/open-test-app.ts';
import { buttonsOf, ingestArticles, rawTextOf, recordingPlace, testBot, type TestBot, textOf } from './test-desk.ts';

const clause = (n: number): string => `the keeper of the lighthouse of Orm counted the ships of the ${n}th convoy one by one as they passed below the cliff in the fog of the early morning and wrote each of their names into the grey book that he had been given for the purpose`;
const LONG = [
  {
    id: 'lighthouse', title: '**Keeper** of the [lighthouse](https://evil.example) <@123> @everyone', outlet: 'Orm_Post_ *Daily*', url: 'https://orm-post.example/keeper', publishedAt: '2026-03-01',
    text: [1, 2, 3, 4].map((n) => `Keeper Aldo Renn of the lighthouse of Orm said on day ${n} that ${clause(n)}.`).join('\n\n'),
  },
  {
    id: 'hostile', title: 'Renn on the lamp of the lighthouse', outlet: 'Cliff Courier', url: 'https://cliff-courier.example/lamp', publishedAt: '2026-03-02',
    text: 'Keeper Aldo Renn said that the lamp of the lighthouse of Orm was @everyone\'s **business** and <@123456789012345678> knew it.\n\n"> The lamp of the lighthouse # will [burn](https://evil.example) `again` ||soon||," Renn said.',
  },
];

const folder = testDesk();
let app: App;
let bot: TestBot;

beforeAll(async () => {
  app = await folder.open();
  await ingestArticles(app, folder.folder, LONG);
  bot = testBot(app);
});

/** Every page and view of an answer. */
async function everything(question: string): Promise<readonly OutgoingMessage[]> {
  const place = recordingPlace();
  await answerQuestion({ question, sinceMs: null, untilMs: null, outlet: null, conversationKey: null }, place, bot.desk);
  for (let i = 0; i < 8; i++) {
    for (const action of ['context', 'page', 'sources', 'page'] as const) {
      const id = buttonsOf(place.shown.at(-1)).find((button) => button.action === action);
      if (id !== undefined) await pressButton({ id, presserId: '100', guildId: null, locale: 'en', place }, bot.desk);
    }
    const more = buttonsOf(place.shown.at(-1)).find(({ action }) => action === 'more');
    if (more === undefined) break;
    await pressButton({ id: more, presserId: '100', guildId: null, locale: 'en', place }, bot.desk);
  }
  return place.shown;
}

const wordsOf = (text: string): number => text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;

describe('articles that are long or hostile', () => {
  test('give no message with more than a hundred words of one article, and no quotation cut short', async () => {
    const messages = await everything('What did Renn say about the ships of the convoy at the lighthouse?');
    expect(messages.length).toBeGreaterThan(2);
    for (const message of messages) {
      const quoted = textOf(message).split('\n').filter((line) => line.startsWith('> ')).map((line) => line.slice(2).replace(/^“(.*)”$/, '$1')).filter((line) => line.trim() !== '');
      expect(wordsOf(quoted.filter((line) => LONG[0]?.text.includes(line)).join(' '))).toBeLessThanOrEqual(100);
      for (const line of quoted) expect(LONG.some(({ text }) => text.includes(line))).toBe(true);
    }
  });

  test('bring nothing to life, on any page and in any view', async () => {
    const messages = await everything('What did Renn say about the lamp of the lighthouse of Orm?');
    expect(messages.map((message) => textOf(message)).join('\n')).toContain('was @everyone\'s **business**');
    for (const message of messages) {
      const raw = rawTextOf(message);
      expect(raw).not.toMatch(/(?<!\\)@everyone|(?<!\\)<(?!https:|t:)|\]\(https:\/\/evil/);
      expect(raw.length).toBeLessThanOrEqual(4_000);
    }
  });
});
