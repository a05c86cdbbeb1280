import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { App, DigestRequest } from '../../src/app-contract.ts';
import type { Watch } from '../../src/domain/watch.ts';
import { testDesk } from './open-test-app.ts';

const HOUR_MS = 3_600_000;
const desk = testDesk();
let app: App;
/** When the sample had been stored. */
let storedMs = 0;

beforeAll(async () => {
  app = await desk.open();
  const { stored } = await app.ingest([join(import.meta.dirname, '../../data/sample/articles')], {});
  expect(stored.length).toBeGreaterThan(30);
  storedMs = Date.now() + 1;
}, 120_000);

const day = (date: string, fields: Partial<DigestRequest> = {}): DigestRequest => {
  const untilMs = Date.parse(date);
  return { sinceMs: untilMs - 24 * HOUR_MS, untilMs, nowMs: untilMs, topics: [], outlets: [], storiesMax: 10, ...fields };
};
const week = (fields: Partial<DigestRequest> = {}): DigestRequest => day('2026-03-07T00:00Z', { sinceMs: Date.parse('2026-03-02T00:00Z'), ...fields });

describe('a digest of the sample', () => {
  test('tells a day in stories: the wire’s text once, each quotation a slice of its article, the newest article’s age', async () => {
    const { stories, coverage } = await app.digest(day('2026-03-03T18:00Z'));
    expect(coverage).toMatchObject({ articles: 7, outlets: 6, newestAgeMs: 50 * 60_000, undated: 0, storiesLeftOut: 0 });
    const ferry = stories.filter(({ headline }) => /ferry|Linna/i.test(headline));
    expect(ferry).toHaveLength(1);
    expect(ferry[0]).toMatchObject({ independentSources: 1, outlets: { length: 3 } });
    for (const { quotes } of stories) {
      expect(quotes.length).toBeLessThanOrEqual(2);
      for (const { text, articleId, revision, span } of quotes) expect((await app.show(articleId, revision))?.text.slice(span.start, span.end)).toBe(text);
    }
  });

  test.each<[string, RegExp, RegExp]>([
    ['cholera', /cholera/i, /cable|gate|treaty/i],
    ['undersea cables', /cable/i, /ferry|cholera/i],
    ['Mira Solent', /Solent/, /ferry|cholera|cable/i],
  ])('on %s holds the stories on it and no others', async (topic, wanted, others) => {
    const { stories, coverage } = await app.digest(week({ topics: [topic] }));
    const headlines = stories.map(({ headline }) => headline).join('\n');
    expect(headlines).toMatch(wanted);
    expect(headlines).not.toMatch(others);
    expect(stories.every(({ topics }) => topics.includes(topic))).toBe(true);
    expect(coverage.topicsWithout).toEqual([]);
  });

  test.each(['football', 'climate change', 'Brazil', 'Imbazi football', 'olera', 'art'])('finds nothing on %s, and says so: no part of a word, no far-off meaning', async (topic) => {
    const { stories, coverage } = await app.digest(week({ topics: [topic] }));
    expect(stories.map(({ headline }) => headline)).toEqual([]);
    expect(coverage.topicsWithout).toEqual([topic]);
  });

  test('keeps to the outlets asked for, and neither shows nor counts those left out', async () => {
    const own = await app.digest(week({ outlets: ['nkarra standard', 'Kalderra Today'] }));
    expect(new Set(own.stories.flatMap(({ articles }) => articles.map(({ outlet }) => outlet)))).toEqual(new Set(['Nkarra Standard', 'Kalderra Today']));
    expect(own.coverage.outlets).toBe(2);
    const without = JSON.stringify(await app.digest(week({ stateMedia: false, outletsHidden: ['NKARRA standard'], storiesMax: 50 })));
    expect(without).not.toMatch(/Kalderra Today|Nkarra Standard/);
  });

  test('counts the stories there was no room for, and is empty outside the sample’s week', async () => {
    const all = await app.digest(week({ storiesMax: 50 }));
    const two = await app.digest(week({ storiesMax: 2 }));
    expect(two.stories.map(({ id }) => id)).toEqual(all.stories.slice(0, 2).map(({ id }) => id));
    expect(two.coverage.storiesLeftOut).toBe(all.stories.length - 2);
    expect(await app.digest(day('2026-04-03T00:00Z'))).toMatchObject({ stories: [], coverage: { articles: 0, newest: null } });
  });

  test('refuses a window without a moment and more than a digest can hold, in a sentence', async () => {
    await expect(app.digest(week({ sinceMs: Date.parse('2026-03-08T00:00Z') }))).rejects.toThrow(/^The window is empty/);
    await expect(app.digest(week({ storiesMax: 51 }))).rejects.toThrow(/^A digest holds 1 to 50 stories, not 51/);
    await expect(app.digest(week({ topics: Array.from({ length: 26 }, (_, i) => `t${i}`) }))).rejects.toThrow(/at most 25 topics; 26/);
  });
});

describe('a watch', () => {
  const watch = (kind: Watch['kind'], text: string): Watch => ({ id: 'w1', ownerId: '1', place: { kind: 'dm', userId: '1' }, kind, text, quietHours: null, state: { status: 'active' }, createdAtMs: 0, seenUntilMs: 0 });
  const matches = (kind: Watch['kind'], text: string, stored = { sinceMs: 0, untilMs: storedMs }) => app.matchWatch({ watch: watch(kind, text), ...stored });

  test.each<[Watch['kind'], string, RegExp]>([
    ['topic', 'maize exports', /maize/i],
    ['person', 'Celestine Abaro', /Ferry|ferry|Linna/],
    ['question', 'When will the Skarn-2 cable be repaired?', /cable/i],
  ])('for a %s finds the stories of what was stored: %s', async (kind, text, wanted) => {
    const found = await matches(kind, text);
    expect(found[0]?.headline).toMatch(wanted);
    expect(new Set(found.map(({ storyKey }) => storyKey)).size).toBe(found.length);
  });

  test.each<[Watch['kind'], string]>([['topic', 'football'], ['person', 'Abar'], ['person', 'Iwo Maar'], ['question', 'Who won the chess tournament in Gorrum?']])('for a %s that nothing is about finds nothing: %s', async (kind, text) => {
    expect(await matches(kind, text)).toEqual([]);
  });

  test('looks at what was stored within its time, whenever it was published; a new revision is not new', async () => {
    expect(await matches('topic', 'cholera', { sinceMs: storedMs, untilMs: storedMs + HOUR_MS })).toEqual([]);
    const path = join(desk.folder, 'later.jsonl');
    const article = { id: 'later', title: 'Cholera returns to Dolumbe, clinics say', outlet: 'Nkarra Standard', publishedAt: '2026-03-09T08:00:00Z', text: 'NKARRA - Clinics in Dolumbe counted forty new cholera cases on Monday.\n\n"We have beds for ten of them," Dr Ama Sole said. The Health Ministry said vaccines against cholera would follow within the week.' };
    const undated = { id: 'undated', title: 'The last lighthouse keeper of Varnhaven', outlet: 'The Long View', text: 'The lighthouse at Varnhaven still has a keeper, though its lamp has lit itself for thirty years.\n\n"Somebody has to tell the lamp about the weather," the keeper, Ola Verr, said.' };
    writeFileSync(path, `${JSON.stringify(article)}\n${JSON.stringify(undated)}\n`);
    await app.ingest([path], {});
    const found = await matches('topic', 'cholera', { sinceMs: storedMs, untilMs: Date.now() + 1 });
    expect(found).toMatchObject([{ storyKey: 'later', headline: article.title }]);
    expect(found[0]?.quotes.map(({ speaker }) => speaker)).toContain('Ama Sole');
    const [lone] = await matches('topic', 'lighthouse keepers', { sinceMs: storedMs, untilMs: Date.now() + 1 });
    expect(lone).toMatchObject({ storyKey: 'undated', headline: undated.title, quotes: [{ speaker: 'Ola Verr' }] });
    const afterMs = Date.now() + 1;
    writeFileSync(path, JSON.stringify({ ...article, text: `${article.text}\n\nMore beds were on their way on Tuesday.` }));
    expect((await app.ingest([path], {})).revised).toHaveLength(1);
    expect(await matches('topic', 'cholera', { sinceMs: afterMs, untilMs: Date.now() + 1 })).toEqual([]);
  });

  test('knows a story that it has posted under the key it was posted by, and tells it again by that key', async () => {
    const [first] = await matches('topic', 'Mira Solent');
    if (first === undefined) throw new Error('The sample has a story on her');
    const { stories } = await app.digest(week({ topics: ['Mira Solent'] }));
    const articles = stories.find(({ articles: own }) => own.some(({ id }) => id === first.storyKey))?.articles.map(({ id }) => id) ?? [];
    const posted = articles.find((id) => id !== first.storyKey) ?? '';
    expect(posted).not.toBe('');
    const own = watch('topic', 'Mira Solent');
    await app.watches.save(own);
    const origin = { kind: 'watch', watchId: own.id, batchMs: 5, storyKeys: [posted] } as const;
    await app.ledger.open([{ key: 'watch:w1:5', origin, place: own.place, dueAtMs: 5, expiresAtMs: 10 }], 5);
    expect((await matches('topic', 'Mira Solent'))[0]?.storyKey).toBe(posted);
    expect(await app.watchStories({ watch: own, storyKeys: [posted, 'gone'] })).toMatchObject([{ storyKey: posted, lead: { id: posted } }]);
    const [told] = await app.watchStories({ watch: own, storyKeys: [first.storyKey] });
    expect(told).toEqual(first);
    expect(await app.watchStories({ watch: own, storyKeys: articles, stateMedia: false })).not.toContainEqual(expect.objectContaining({ lead: expect.objectContaining({ stateMedia: true }) as unknown }));
  });
});
