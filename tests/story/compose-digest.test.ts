import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute } from '../../src/attribute/index.ts';
import { printableUnits } from '../../src/select/printable-unit.ts';
import { composeDigest, type DigestRequest, type StoryArticle } from '../../src/story/index.ts';
import { readSample } from '../sample/read-sample.ts';
import { given, said } from './given-article.ts';

const HOUR_MS = 3_600_000;
const WINDOW = { sinceMs: Date.parse('2026-03-04T00:00:00Z'), untilMs: Date.parse('2026-03-05T00:00:00Z') };
const FERRY = 'The Linna Star rolled over off Tesenga Island with 221 people aboard, the coast guard of Imbazi said. Captain Jomo Telleh searched the water around the Linna Star for passengers until dawn. "We counted the same eight passengers of the ferry twice," said Telleh. "No ferry of that company leaves the harbour of Imbazi before I have read the report," said Kwezi Baloro.';
const CABLE = 'The Skarn-2 cable was cut on the sea floor between Eskarne and Velmora, its operator Skarnet said. "We found red paint beside the cable and a scar in the sand," said Signe Lauder, who named no vessel.';
const LOCAL = 'A museum of bees opened in Gorrum on Wednesday with a brass band and free honey for everyone who came before noon.';

const wire = given({ id: 'wire', title: 'Ferry capsizes off Imbazi', text: FERRY, outlet: 'LNA', agency: 'LNA', at: '2026-03-04T06:00:00Z' });
const carried = given({ id: 'carried', title: 'Dozens drown off Imbazi', text: `${FERRY} Relatives waited.`, outlet: 'Courier', agency: null, at: '2026-03-04T07:00:00Z' });
const cable = given({ id: 'cable', title: 'Cable severed off Eskarne', text: CABLE, outlet: 'Courier', at: '2026-03-04T08:00:00Z' });
const cableElsewhere = given({ id: 'cable-2', title: 'Skarn-2 cable severed between Eskarne and Velmora', text: `Skarnet said that its Skarn-2 cable was severed. ${CABLE.slice(80)} Repairs to the cable begin on Friday, said the operator.`, outlet: 'Ledger', at: '2026-03-04T09:00:00Z' });
const local = given({ id: 'local', title: 'Bees', text: LOCAL, outlet: 'Observer', at: '2026-03-04T20:00:00Z' });

const request = (articles: readonly StoryArticle[], more: Partial<DigestRequest> = {}): DigestRequest => ({ articles, quotes: [], window: WINDOW, topics: [], nowMs: WINDOW.untilMs + 2 * HOUR_MS, storiesMax: 5, printable: printableUnits, ...more });

describe('a digest', () => {
  it('puts first what more independent outlets carry, and counts a wire text once', () => {
    const { stories } = composeDigest(request([wire, carried, cable, cableElsewhere, local]));
    expect(stories.map(({ articles, independentSources }) => [articles.map(({ id }) => id).sort().join(' '), independentSources])).toEqual([['cable cable-2', 2], ['local', 1], ['carried wire', 1]]);
    expect(stories[2]?.outlets.map(({ outlet }) => outlet).sort()).toEqual(['Courier', 'LNA']);
  });

  it('quotes different speakers, word for word', () => {
    const quotes = [wire, carried].flatMap((copy) => [said(copy, 'We counted the same eight passengers of the ferry twice,', 'Jomo Telleh'), said(copy, 'No ferry of that company leaves the harbour of Imbazi before I have read the report,', 'Kwezi Baloro')]);
    const [story] = composeDigest(request([wire, carried], { quotes })).stories;
    expect(story?.quotes.map(({ speaker }) => speaker).sort()).toEqual(['Jomo Telleh', 'Kwezi Baloro']);
    for (const { text, span, type } of story?.quotes ?? []) {
      expect(type).toBe('direct');
      expect(wire.article.text.slice(span.start, span.end)).toBe(text);
    }
  });

  it('leaves out what a speaker does not assert', () => {
    const quote = { ...said(cable, 'We found red paint beside the cable and a scar in the sand,', 'Signe Lauder'), asserted: false };
    expect(composeDigest(request([cable], { quotes: [quote] })).stories[0]?.quotes).toEqual([]);
  });

  it('lets news stand for a story before opinion and state media', () => {
    const opinion = given({ ...cable.article, id: 'opinion', kind: 'opinion', outlet: 'View', text: `${CABLE} I think so.` });
    const state = given({ ...cable.article, id: 'state', stateMedia: true, outlet: 'Today', text: `The ministry reports. ${CABLE}` });
    const [story] = composeDigest(request([opinion, state, cableElsewhere, cable])).stories;
    expect(story?.articles).toHaveLength(4);
    expect(['cable', 'cable-2']).toContain(story?.lead.id);
    expect(story?.headline).toBe(story?.lead.title);
  });

  it('says what it was made from and what is missing', () => {
    const undated = given({ id: 'undated', text: LOCAL, at: null });
    const earlier = given({ id: 'earlier', text: CABLE, at: '2026-03-01T08:00:00Z' });
    const topics = [{ name: 'Imbazi', scores: new Map([['wire', 0.9]]) }, { name: 'Pashar', scores: new Map([['earlier', 0.9]]) }];
    const { stories, coverage } = composeDigest(request([wire, cable, undated, earlier], { topics }));
    expect(stories.map(({ lead, topics: matched }) => [lead.id, matched])).toEqual([['wire', ['Imbazi']]]);
    expect(coverage).toMatchObject({ articles: 2, outlets: 2, undated: 1, topicsWithout: ['Pashar'], storiesLeftOut: 0, newestAgeMs: 18 * HOUR_MS });
    expect(coverage.newest?.id).toBe('cable');
  });

  it('has no stories on a quiet day', () => {
    expect(composeDigest(request([]))).toEqual({ window: WINDOW, stories: [], coverage: { articles: 0, outlets: 0, newest: null, newestAgeMs: null, undated: 0, topicsWithout: [], storiesLeftOut: 0 } });
  });

  it('refuses a window that ends before it begins, and no room at all', () => {
    expect(() => composeDigest(request([], { window: { sinceMs: 2, untilMs: 1 } }))).toThrow('ends before it begins');
    expect(() => composeDigest(request([], { storiesMax: 0 }))).toThrow('storiesMax must be a positive integer, got 0');
  });
});

describe('a digest of the sample', () => {
  const articles = readSample().map(({ name, text, outlet, agency, url }) => given({ id: name, text, outlet, agency, url, title: text.split(/[.\n]/, 1)[0] ?? name }));
  const quotes = articles.flatMap(({ article }) => attribute(article).map((quote) => ({ ...quote, articleId: article.id, revision: 1 })));

  it('is the same whatever order articles and quotes come in', () => {
    const whole = composeDigest(request(articles, { quotes }));
    expect(whole.stories.length).toBeGreaterThan(3);
    fc.assert(fc.property(fc.shuffledSubarray(articles, { minLength: articles.length }), fc.shuffledSubarray(quotes, { minLength: quotes.length }), (shuffled, mixed) => {
      expect(composeDigest(request(shuffled, { quotes: mixed }))).toEqual(whole);
    }), { numRuns: 5 });
  });

  it('prints slices of the articles it cites, each source under one number', () => {
    const { stories } = composeDigest(request(articles, { quotes, storiesMax: 20 }));
    const texts = new Map(articles.map(({ article }) => [article.id, article.text]));
    const printed = stories.flatMap((story) => story.quotes);
    expect(printed.length).toBeGreaterThan(5);
    for (const { articleId, span, text, speaker } of printed) {
      expect(texts.get(articleId)?.slice(span.start, span.end)).toBe(text);
      expect(speaker).not.toBeNull();
    }
    const numbers = new Map(printed.map(({ articleId, citation }) => [articleId, citation.n]));
    expect([...numbers.values()].sort((a, b) => a - b)).toEqual(Array.from({ length: numbers.size }, (_, i) => i + 1));
  });
});
