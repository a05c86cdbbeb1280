import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDeskStore, type DeskStore } from '../../src/store/index.ts';
import { articleOf, commitOf } from './stored-articles.ts';

function openStore(): DeskStore {
  const opened = openDeskStore(':memory:');
  onTestFinished(() => opened.close());
  return opened;
}

function add(desk: DeskStore, id: string, storedAtMs: number, words = 40): void {
  const text = Array.from({ length: words }, (_, i) => `Ship ${id} number ${i} lay in the harbour.`).join('\n\n');
  desk.commitArticle({ ...commitOf(articleOf({ id, url: `https://courier.example/${id}`, title: `Ships ${id}`, text })), storedAtMs });
}

function cite(desk: DeskStore, articleId: string): void {
  desk.memory.saveReply({
    id: `r-${articleId}`, userId: 'u', guildId: null, channelId: 'c', messageId: 'm', createdAtMs: 1, question: 'q', status: 'answered', pageStart: 0, turn: null,
    statements: [{ articleId, revision: 1, span: { start: 0, end: 5 }, type: 'report', speaker: null }], limits: { sinceMs: null, untilMs: null, outlet: null, outletsHidden: [], stateMedia: true },
  });
}

const stored = (desk: DeskStore): string[] => desk.listHeads({}, { limit: 1_000 }).map(({ id }) => id).sort();

describe('what is kept', () => {
  test('by age: what was stored before goes, except what something posted cites', () => {
    const desk = openStore();
    for (const [i, id] of ['a', 'b', 'c', 'd'].entries()) add(desk, id, i * 1_000);
    cite(desk, 'a');
    expect(desk.tidy({ storedBeforeMs: 2_000, bytesMax: null })).toMatchObject({ removed: 1, kept: 1, isTooLarge: false });
    expect(stored(desk)).toEqual(['a', 'c', 'd']);
    expect([desk.searchChunks(['ship'], { limit: 500 }).some(({ key }) => key.startsWith('b@')), desk.countChunks(), desk.integrityProblems()]).toEqual([false, 120, []]);
    expect(desk.tidy({ storedBeforeMs: 2_000, bytesMax: null }).removed).toBe(0);
  });

  test('by size: the oldest go first', () => {
    const desk = openStore();
    for (let i = 0; i < 12; i += 1) add(desk, `n${String(i).padStart(2, '0')}`, i, 120);
    const limit = Math.round(desk.usedBytes() * 0.7);
    const report = desk.tidy({ storedBeforeMs: null, bytesMax: limit });
    expect(report.bytes).toBeLessThanOrEqual(limit);
    const left = stored(desk);
    expect(left.length).toBeGreaterThan(2);
    expect(left).toEqual(Array.from({ length: left.length }, (_, i) => `n${String(12 - left.length + i).padStart(2, '0')}`));
  });

  test('nothing cited is ever removed, and the limits hold unless only that is left', () => {
    const article = fc.record({ storedAtMs: fc.nat(100), words: fc.integer({ min: 1, max: 30 }), isCited: fc.boolean() });
    const share = fc.option(fc.double({ min: 0.1, max: 1, noNaN: true }), { nil: null });
    fc.assert(fc.property(fc.array(article, { maxLength: 10 }), fc.option(fc.nat(100), { nil: null }), share, (articles, storedBeforeMs, part) => {
      const desk = openDeskStore(':memory:');
      try {
        for (const [i, { storedAtMs, words, isCited }] of articles.entries()) {
          add(desk, `n${i}`, storedAtMs, words);
          if (isCited) cite(desk, `n${i}`);
        }
        const bytesMax = part === null ? null : Math.round(desk.usedBytes() * part);
        const report = desk.tidy({ storedBeforeMs, bytesMax });
        const left = new Set(stored(desk));
        const free = articles.flatMap(({ isCited }, i) => (left.has(`n${i}`) && !isCited ? [i] : []));
        articles.forEach(({ isCited }, i) => { if (isCited) expect(left.has(`n${i}`)).toBe(true); });
        if (storedBeforeMs !== null) for (const i of free) expect(articles[i]?.storedAtMs).toBeGreaterThanOrEqual(storedBeforeMs);
        if (bytesMax !== null && free.length > 0) expect(desk.usedBytes()).toBeLessThanOrEqual(bytesMax);
        expect(report).toMatchObject({ removed: articles.length - left.size, bytes: desk.usedBytes() });
        expect(desk.integrityProblems()).toEqual([]);
      } finally {
        desk.close();
      }
    }), { numRuns: 25 });
  });
});
