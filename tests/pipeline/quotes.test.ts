import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../src/app-contract.ts';
import { testDesk } from './open-test-app.ts';

const desk = testDesk();
let app: App;

const articles = [
  {
    id: 'water', title: 'Ministers meet over the river', outlet: 'The Velt Gazette', publishedAt: '2026-03-03T18:00:00+02:00',
    text: `Foreign Minister Anselm Korda said on Tuesday that the river belonged to nobody.

"We asked for water and we were given a timetable," Korda told reporters in Velt.

Trade Minister Ines Hollar said she had come to talk about grain. "Our silos are full and our roads are closed," Hollar said.`,
  },
  {
    id: 'old', title: 'Korda on the budget', outlet: 'Harbour Post', publishedAt: '2026-01-10',
    text: 'Anselm Korda told parliament: "This budget buys boots before it buys bread." The vote was put off until spring.',
  },
];

beforeAll(async () => {
  app = await desk.open();
  const path = join(desk.folder, 'articles.jsonl');
  writeFileSync(path, articles.map((article) => JSON.stringify(article)).join('\n'));
  await app.ingest([path], {});
});

const words = async (request: Parameters<App['quotes']>[0]): Promise<string[]> => (await app.quotes(request)).map(({ text }) => text);

describe('stored quotes', () => {
  test('those of one speaker come newest first, and nobody else’s', async () => {
    const quotes = await app.quotes({ speaker: 'korda' });
    expect(quotes.map(({ articleId }) => articleId)).toEqual([...quotes.map(({ articleId }) => articleId)].sort().reverse());
    expect(new Set(quotes.map(({ speaker }) => speaker))).toEqual(new Set(['Anselm Korda']));
    expect(quotes.map(({ text }) => text).join(' ')).toContain('boots before it buys bread');
  });

  test('a topic of one word finds the quotes about it', async () => {
    const found = await words({ topic: 'water' });
    expect(found.join(' ')).toContain('given a timetable');
    expect(found.join(' ')).not.toContain('silos');
  });

  test('a topic nobody spoke on finds nothing', async () => {
    expect(await words({ topic: 'football transfers' })).toEqual([]);
    expect(await words({ speaker: 'Hollar', topic: 'the budget' })).toEqual([]);
  });

  test('dates and outlets limit them', async () => {
    expect((await words({ speaker: 'Korda', sinceMs: Date.parse('2026-02-01') })).join(' ')).not.toContain('boots');
    expect((await words({ speaker: 'Korda', outlet: 'harbour post' })).join(' ')).toContain('boots');
  });

  test('each is a slice of its article, with the whole sentence around it', async () => {
    const quotes = await app.quotes({ limit: 50 });
    expect(quotes.length).toBeGreaterThan(3);
    for (const { text, span, sentence, articleId, revision } of quotes) {
      const stored = await app.show(articleId, revision);
      expect(stored?.text.slice(span.start, span.end)).toBe(text);
      expect(stored?.text.slice(sentence.start, sentence.end)).toBe(sentence.text);
      expect(sentence.text).toContain(text);
    }
  });
});

describe('a conversation', () => {
  const askedAtMs = Date.parse('2026-03-04');

  test('a follow-up leans on the question before it, and "more" prints what was not printed yet', async () => {
    const first = await app.ask({ question: 'What did Korda say about water?', askedAtMs, limit: 1 });
    expect(first.answer.status).toBe('answered');
    const second = await app.ask({ question: 'and what did Hollar say?', askedAtMs, turns: [first.turn] });
    expect(second.query.speaker).toBe('Hollar');
    const more = await app.ask({ question: 'more', askedAtMs, turns: [first.turn] });
    const printed = first.answer.status === 'answered' ? first.answer.statements.map(({ text }) => text) : [];
    const then = more.answer.status === 'answered' ? more.answer.statements.map(({ text }) => text) : [];
    expect(then.filter((text) => printed.includes(text))).toEqual([]);
    expect(more.query.question).toBe(first.query.question);
  });

  test('"more" with nothing before it is told to ask a whole question', async () => {
    await expect(app.ask({ question: 'more', askedAtMs })).rejects.toThrow(/leans on/);
  });

  test.each(['', '   ', '???', 'x'.repeat(1_001)])('a question of %j is refused in words', async (question) => {
    await expect(app.ask({ question, askedAtMs })).rejects.toThrow(/question/);
  });

  test('a window that ends before it begins is refused', async () => {
    await expect(app.ask({ question: 'What did Korda say?', askedAtMs, sinceMs: askedAtMs, untilMs: askedAtMs - 1 })).rejects.toThrow(/since/);
  });

  test('an empty desk answers that it has nothing', async () => {
    const empty = await testDesk().open();
    const { answer } = await empty.ask({ question: 'What did Korda say?', askedAtMs });
    expect(answer).toMatchObject({ status: 'not-found', nearest: [], coverage: { articles: 0, newest: null } });
  });
});
