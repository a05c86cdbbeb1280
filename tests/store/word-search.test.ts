import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDeskStore, type DeskStore } from '../../src/store/index.ts';
import { articleOf, store } from './stored-articles.ts';

describe('searching words', () => {
  let desk: DeskStore;
  beforeAll(() => {
    desk = openDeskStore(':memory:');
    store(desk, articleOf({ id: 'ferry', title: 'Ferry treaty signed', text: 'Varen and Tolm agreed.\n\nThe café owners of Orlo cheered.', publishedAt: '2024-01-05' }));
    store(desk, articleOf({ id: 'grain', title: 'Grain talks', text: 'The ferry was mentioned once.\n\nGrain harvests and more grain were discussed with Oda Brandt.', publishedAt: '2024-02-05', outlet: 'The Ledger' }));
    store(desk, articleOf({ id: 'undated', title: null, text: 'A grain of truth.', publishedAt: null, outlet: null }));
    for (let i = 0; i < 12; i += 1) store(desk, articleOf({ id: `noise${i}`, title: `Weather ${i}`, text: `Rain number ${i} fell on the hills.` }));
  });
  afterAll(() => desk.close());
  const articles = (terms: string[], filter = {}): string[] => desk.searchArticles(terms, { limit: 10, filter }).map(({ key }) => key);

  test('stems words and ignores case and accents', () => {
    expect(articles(['CAFE'])).toEqual(['ferry']);
    expect(articles(['agreeing'])).toEqual(['ferry']);
    expect(desk.searchChunks(['harvest'], { limit: 5 })).toEqual([{ key: 'grain@1#1', score: expect.any(Number) as number }]);
  });

  test('ranks a match in the title above one in the text, and more matches above fewer', () => {
    expect(articles(['ferry'])).toEqual(['ferry', 'grain']);
    expect(articles(['grain', 'Brandt'])[0]).toBe('grain');
    const scores = desk.searchArticles(['grain', 'ferry'], { limit: 10 }).map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.every((score) => score > 0)).toBe(true);
  });

  test('takes a phrase as one term', () => {
    expect(articles(['Oda Brandt'])).toEqual(['grain']);
    expect(articles(['Brandt Oda'])).toEqual([]);
  });

  test('searches titles alone on demand', () => {
    expect(desk.searchTitles(['ferry', 'grain'], { limit: 10 }).map(({ key }) => key).sort()).toEqual(['ferry', 'grain']);
    expect(desk.searchTitles(['harvests'], { limit: 10 })).toEqual([]);
  });

  test('keeps within date, outlet and articles', () => {
    expect(articles(['grain', 'ferry'], { sinceMs: Date.UTC(2024, 1, 1) })).toEqual(['grain']);
    expect(articles(['grain', 'ferry'], { untilMs: Date.UTC(2024, 1, 1) })).toEqual(['ferry']);
    expect(articles(['grain', 'ferry'], { outlet: 'the LEDGER' })).toEqual(['grain']);
    expect(articles(['grain', 'ferry'], { articleIds: ['undated', 'ferry'] }).sort()).toEqual(['ferry', 'undated']);
    expect(articles(['grain'], { articleIds: [] })).toEqual([]);
    expect(desk.searchChunks(['grain'], { limit: 5, filter: { articleIds: ['undated'] } }).map(({ key }) => key)).toEqual(['undated@1#0']);
  });

  test('gives no more than the limit, the best', () => {
    const all = desk.searchChunks(['rain', 'hills'], { limit: 100 });
    expect(all).toHaveLength(12);
    expect(desk.searchChunks(['rain', 'hills'], { limit: 3 })).toEqual(all.slice(0, 3));
    expect(() => desk.searchChunks(['rain'], { limit: 0 })).toThrow(RangeError);
  });

  test('what FTS5 would take for syntax is only words: no term throws', () => {
    const syntax = ['"', '""', 'AND', 'NOT', 'OR', 'NEAR(a b, 2)', 'title:', '{title text}:x', '*', '-ferry', '^ferry', 'ferry*', "'", '(', ')', '+', '\0', 'a\0b', ';--', '\ud800', '', ' ', '¿?'];
    const searches = (['searchChunks', 'searchArticles', 'searchTitles'] as const).map((name): DeskStore[typeof name] => (terms, options) => desk[name](terms, options));
    for (const search of searches) {
      for (const term of syntax) expect(() => search([term], { limit: 3 })).not.toThrow();
      expect(() => search(syntax, { limit: 3 })).not.toThrow();
      expect(() => search(['x'.repeat(10_000), ...Array.from({ length: 1_000 }, (_, i) => `term${i}`)], { limit: 3 })).not.toThrow();
    }
    expect(articles(['-ferry'])).toEqual(['ferry', 'grain']);
    const piece = fc.oneof(fc.constantFrom(...syntax), fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('ferry', 'grain'));
    const term = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(' '));
    fc.assert(fc.property(fc.array(term, { maxLength: 12 }), (terms) => {
      for (const search of searches) {
        expect(search(terms, { limit: 5, filter: { sinceMs: 0 } }).length).toBeLessThanOrEqual(5);
      }
    }));
  });

  test('a term that stands in a text finds it, whatever stands beside it', () => {
    const noise = fc.string({ unit: 'binary', maxLength: 8 });
    fc.assert(fc.property(fc.array(noise, { maxLength: 20 }), (others) => {
      expect(articles([...others, 'Brandt'].slice(-64))).toContain('grain');
    }));
  });
});
