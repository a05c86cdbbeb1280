import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Statement } from '../../src/domain/answer.ts';
import type { Digest, DigestCoverage, DigestStory } from '../../src/domain/digest.ts';
import { type Block, describeAge, describeDigestCoverage, digestParts, digestStatements, headlineOf, renderDigest } from '../../src/render/index.ts';
import { articleOf } from '../verify/evidence-of.ts';

const HOUR_MS = 3_600_000;
const words = 'We shall row across the harbour tonight';
const { text: _, ...newest } = articleOf({ id: 'newest', text: 'Ferries stop.' });
const coverage: DigestCoverage = { articles: 31, outlets: 8, newest, newestAgeMs: 4 * HOUR_MS, undated: 0, topicsWithout: [], storiesLeftOut: 0 };

/** A story of one article with so many quotations. */
function storyOf(id: string, quotes = 1, fields: Partial<DigestStory> = {}): DigestStory {
  const { text: __, ...head } = articleOf({ id, text: words, title: `Title of ${id}` });
  const said = Array.from({ length: quotes }, (___, i): Statement => ({
    type: 'direct', speaker: `Speaker ${i}`, text: words, articleId: id, revision: 1, span: { start: 0, end: words.length }, citation: { n: 1, article: head },
  }));
  return { id, headline: head.title ?? '', lead: head, articles: [head], outlets: [{ outlet: head.outlet, article: head, articles: 1, agency: null }], independentSources: 1, quotes: said, topics: [], ...fields };
}

const digestOf = (stories: readonly DigestStory[], fields: Partial<DigestCoverage> = {}): Digest => ({ window: { sinceMs: 0, untilMs: 24 * HOUR_MS }, stories, coverage: { ...coverage, ...fields } });
const kinds = (blocks: readonly Block[]): string[] => blocks.map(({ kind }) => kind);
const title = 'Digest of 4 March 2026';

describe('a digest', () => {
  test('is a title, each story with headline, quotations and outlets, the sources, and what was searched', () => {
    const digest = digestOf([storyOf('a', 2), storyOf('b', 0)]);
    const blocks = renderDigest(digest, digestStatements(digest), { title });
    expect(kinds(blocks)).toEqual(['heading', 'heading', 'quotation', 'quotation', 'outlets', 'heading', 'outlets', 'sources', 'sentence']);
    expect(blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))).toEqual([title, '1. Title of a', '2. Title of b']);
  });

  test('prints a story whose quotations were refused all the same, and cites no source for them', () => {
    const digest = digestOf([storyOf('a', 2)]);
    const blocks = renderDigest(digest, [], { title });
    expect(kinds(blocks)).toEqual(['heading', 'heading', 'outlets', 'sentence']);
    expect(blocks.flatMap((block) => (block.kind === 'outlets' ? block.outlets.map(({ n }) => n) : []))).toEqual([null]);
  });

  test('names an agency beside an outlet only where that says something', () => {
    const { lead } = storyOf('a');
    const outlets = [['Littoral News Agency', 'LNA'], ['Meridian Courier', 'LNA'], ['LNA', 'LNA']].map(([outlet = null, agency = null]) => ({ outlet, article: { ...lead, outlet, agency }, articles: 1, agency }));
    const digest = digestOf([storyOf('a', 0, { outlets })]);
    expect(renderDigest(digest, [], { title }).flatMap((block) => (block.kind === 'outlets' ? block.outlets.map(({ name, agency }) => [name, agency]) : []))).toEqual([['Littoral News Agency', null], ['Meridian Courier', 'LNA'], ['LNA', null]]);
  });

  test.each([
    ['Minister: "We will row"', 'Minister: ‘We will row’'],
    ['“Rowing” is “safe”, says Ode', '‘Rowing’ is ‘safe’, says Ode'],
    ["Ode's ferry", "Ode's ferry"],
  ])('sets a headline’s marks single: %s', (given, shown) => {
    expect(headlineOf(given)).toBe(shown);
  });

  test.each<[Partial<DigestCoverage>, boolean, string]>([
    [{}, false, 'Searched 31 articles of 8 outlets; the newest is 4 hours old.'],
    [{ topicsWithout: ['football', 'chess'], storiesLeftOut: 1, undated: 2 }, false, 'Searched 31 articles of 8 outlets; the newest is 4 hours old. Nothing on football or chess. There was no room for 1 more story. Left out: 2 articles without a date.'],
    [{ topicsWithout: ['football'] }, true, 'A quiet day: nothing on football in 31 articles of 8 outlets; the newest is 4 hours old.'],
    [{ articles: 0, outlets: 0, newest: null, newestAgeMs: null, topicsWithout: ['football'] }, true, 'A quiet day: no stored article was published in this time.'],
  ])('says in one line what was searched and what is missing', (fields, isQuiet, line) => {
    expect(describeDigestCoverage({ ...coverage, ...fields }, isQuiet)).toBe(line);
  });

  test('says an age as people do', () => {
    expect([0, 60_000, 40 * 60_000, HOUR_MS, 5 * HOUR_MS, 47 * HOUR_MS, 72 * HOUR_MS].map(describeAge)).toEqual(['1 minute', '1 minute', '40 minutes', '1 hour', '5 hours', '47 hours', '3 days']);
  });
});

describe('the parts of a digest', () => {
  const stories = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 12 }).map((counts) => counts.map((count, i) => storyOf(`s${i}`, count)));

  test('hold every story once, in order, whole, as many as fit, each with sources numbered from 1', () => {
    fc.assert(fc.property(stories, fc.integer({ min: 1, max: 6 }), (given, room) => {
      const size = (digest: Digest): number => digest.stories.reduce((sum, { quotes }) => sum + 1 + quotes.length, 0);
      const parts = digestParts(digestOf(given), (part) => size(part) <= room);
      expect(parts.flatMap((part) => part.stories.map(({ id, quotes }) => `${id} ${quotes.length}`))).toEqual(given.map(({ id, quotes }) => `${id} ${quotes.length}`));
      for (const [at, part] of parts.entries()) {
        expect(size(part) <= room || part.stories.length === 1).toBe(true);
        const numbers = digestStatements(part).map(({ citation }) => citation.n);
        if (parts.length > 1) expect([...new Set(numbers)]).toEqual(Array.from({ length: new Set(numbers).size }, (__, n) => n + 1));
        const next = parts[at + 1]?.stories[0];
        if (next !== undefined) expect(size({ ...part, stories: [...part.stories, next] })).toBeGreaterThan(room);
      }
    }));
  });

  test('have the title first, what was searched last, and count their stories on', () => {
    const parts = digestParts(digestOf([storyOf('a'), storyOf('b'), storyOf('c')]), (part) => part.stories.length < 2);
    const texts = parts.map((part) => renderDigest(part, digestStatements(part), { title }).flatMap((block) => (block.kind === 'heading' || block.kind === 'sentence' ? [block.text] : [])));
    expect(texts).toEqual([[title, '1. Title of a'], ['2. Title of b'], ['3. Title of c', expect.stringMatching(/^Searched 31/)]]);
  });

  test('a quiet day is one part', () => {
    expect(digestParts(digestOf([]), () => false)).toHaveLength(1);
  });
});
