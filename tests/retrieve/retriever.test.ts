import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sliceSpan } from '../../src/domain/span.ts';
import { SIGNAL_NAMES } from '../../src/retrieve/index.ts';
import { understandQuestion, type QuestionAsked } from '../../src/understand/index.ts';
import { openDesk, VELMORA, type Desk } from './corpus.ts';

const ASKED_AT_MS = Date.UTC(2026, 2, 7, 12);
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(VELMORA);
});
afterAll(() => desk.store.close());

function ask(question: string, limit = 10, others: Partial<QuestionAsked> = {}) {
  return desk.retriever.retrieve(understandQuestion({ question, askedAtMs: ASKED_AT_MS, ...others }), { limit });
}
const first = async (question: string, others: Partial<QuestionAsked> = {}): Promise<string> => (await ask(question, 1, others))[0]?.text ?? '';

describe('what is asked comes first', () => {
  test.each([
    ['Who won the presidential run-off in Pashar?', 'Zarina Holok'],
    ['When will gate two of the Karr Gorge Dam be reopened?', 'on 12 March'],
    ['Why did Kalderra close two gates of the dam?', 'fatigue cracks'],
    ['How many people were aboard the Linna Star?', '221'],
    ['Why did Imbazi lower the death toll?', 'counted twice'],
  ])('%s', async (question, words) => {
    expect(await first(question)).toContain(words);
  });

  test('the words of the speaker asked for stand before words about the speaker', async () => {
    expect(await first('What did Varo say about the treaty?')).toContain('We did not open the treaty');
    expect(await first('What did Ilke Varo say about the treaty?', { askedAtMs: Date.UTC(2027, 6, 1) })).toContain('We did not open the treaty');
    const passages = await ask('What did Varo say about the treaty?');
    const about = passages.find(({ chunk }) => chunk.articleId === 'about-varo');
    expect(about?.signals['speakerQuoted']).toBe(0);
    expect(passages[0]?.signals['speakerQuoted']).toBe(1);
  });

  test('both of two speakers are found', async () => {
    const found = await ask('What did Varo and Osmarin say about the agreement?', 3);
    expect(found.some(({ text }) => text.includes('We did not open')) && found.some(({ text }) => text.includes('less water than we are owed'))).toBe(true);
  });
});

describe('time', () => {
  const AGO = { recent: { askedAtMs: ASKED_AT_MS }, later: { askedAtMs: Date.UTC(2027, 11, 1) }, before: { askedAtMs: Date.UTC(2020, 0, 1) } };

  test.each(Object.entries(AGO))('far from every article or near them, relevance decides (%s)', async (_name, { askedAtMs }) => {
    expect(await first('Who won the presidential run-off in Pashar?', { askedAtMs })).toContain('Zarina Holok');
    expect(await first('How many people died in the ferry disaster of 2019?', { askedAtMs })).toContain('112 people died');
  });

  test('of two accounts alike, the one nearer to the question comes first', async () => {
    const text = 'The ministers of Eskarne and Gorrum met in Port Amaro to discuss the price of maize.';
    const twins = await openDesk([{ id: 'old', title: 'Maize talks', text, published: '2024-05-01' }, { id: 'new', title: 'Maize talks', text, published: '2026-03-05' }]);
    const order = async (askedAtMs: number): Promise<string[]> =>
      (await twins.retriever.retrieve(understandQuestion({ question: 'Where did the ministers discuss maize?', askedAtMs }), { limit: 2 })).map(({ chunk }) => chunk.articleId);
    expect(await order(ASKED_AT_MS)).toEqual(['new', 'old']);
    expect(await order(Date.UTC(2024, 4, 3))).toEqual(['old', 'new']);
    twins.store.close();
  });

  test('a past time that the question names counts, not the day of asking', async () => {
    const text = 'The ministers of Eskarne and Gorrum met in Port Amaro to discuss the price of maize.';
    const twins = await openDesk([{ id: 'december', title: 'Maize talks', text, published: '2025-12-10' }, { id: 'now', title: 'Maize talks', text, published: '2026-03-05' }]);
    const order = async (question: string): Promise<string[]> => (await twins.retriever.retrieve(understandQuestion({ question, askedAtMs: ASKED_AT_MS }), { limit: 2 })).map(({ chunk }) => chunk.articleId);
    expect(await order('Where did the ministers discuss maize in December?')).toEqual(['december', 'now']);
    expect(await order('Where did the ministers discuss maize this week?')).toEqual(['now', 'december']);
    twins.store.close();
  });

  test('a limit of dates or outlet is hard', async () => {
    const window = { sinceMs: Date.UTC(2026, 2, 1), untilMs: null };
    for (const { article } of await ask('What happened to the ferry?', 20, { window })) expect(article.publishedAt?.epochMs ?? 0).toBeGreaterThanOrEqual(window.sinceMs);
    for (const { article } of await ask('What happened to the ferry?', 20, { outlet: 'brynholt times' })) expect(article.outlet).toBe('Brynholt Times');
    expect(await ask('What happened to the ferry?', 5, { window: { sinceMs: 5, untilMs: 5 } })).toEqual([]);
  });
});

describe('a ranking', () => {
  test('explains itself: each passage has every signal, a finite number', async () => {
    for (const passage of await ask('What did Varo say about the treaty on Tuesday?')) {
      expect(Object.keys(passage.signals).sort()).toEqual([...SIGNAL_NAMES].sort());
      for (const value of [passage.score, ...Object.values(passage.signals)]) expect(value).toSatisfy(Number.isFinite);
    }
  });

  test('is best first, without repeats, and the same each time', async () => {
    const found = await ask('How many people died in the ferry disaster?', 50);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    const places = found.map(({ chunk }) => `${chunk.articleId} ${chunk.ordinal}`);
    expect(new Set(places).size).toBe(places.length);
    expect(await ask('How many people died in the ferry disaster?', 50)).toEqual(found);
    expect(await ask('How many people died in the ferry disaster?', 2)).toEqual(found.slice(0, 2));
  });

  test('is empty over an empty store', async () => {
    const empty = await openDesk([]);
    expect(await empty.retriever.retrieve(understandQuestion({ question: 'Who won?', askedAtMs: ASKED_AT_MS }), { limit: 3 })).toEqual([]);
    empty.store.close();
  });

  test('holds for any question: passages are slices of stored articles', async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.stringMatching(/^[A-Za-z "'*():-]{0,60}$/)), async (question) => {
      for (const { chunk, text } of await ask(question, 5)) {
        const article = VELMORA.find(({ id }) => id === chunk.articleId);
        expect(sliceSpan(article?.text ?? '', chunk.span)).toBe(text);
      }
    }), { numRuns: 60 });
  });

  test('refuses a limit that is none, and stops when told to', async () => {
    await expect(ask('Who won?', 0)).rejects.toThrow(RangeError);
    await expect(ask('Who won?', 1.5)).rejects.toThrow(RangeError);
    const query = understandQuestion({ question: 'Who won?', askedAtMs: ASKED_AT_MS });
    await expect(desk.retriever.retrieve(query, { limit: 1, signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});
