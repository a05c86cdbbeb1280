import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Statement } from '../../src/domain/answer.ts';
import { statedInstant } from '../../src/domain/stated-instant.ts';
import { type Block, describeInstant, describeSource, fitQuotation, numberSources, quoteStatements, renderAnswer, renderIngest, renderStatement } from '../../src/render/index.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { articleOf, quoteOf } from '../verify/evidence-of.ts';

const article = articleOf({ id: 'a', text: 'Ferries stop.\n\n“We shall row,” Bren Ode said. “It is only water.”\n\nOde denied that “the harbour is shut”.' });
const { text, ...head } = article;
const statement = (n: number, words: string): Statement => {
  const start = text.indexOf(words);
  return { type: 'direct', speaker: 'Bren Ode', text: words, articleId: 'a', revision: 1, span: { start, end: start + words.length }, citation: { n, article: head } };
};
const quotable = { type: 'direct', speaker: 'Bren Ode', article: head, n: 1 } as const;

describe('a source', () => {
  test.each([
    ['2023-12-27T16:38:00+05:30', '27 December 2023, 16:38 +05:30'],
    ['2026-03-02T10:12:00Z', '2 March 2026, 10:12 UTC'],
    ['2026-03-02', '2 March 2026'],
  ])('keeps the date as it was stated: %s', (iso, words) => {
    expect(describeInstant(statedInstant(iso))).toBe(words);
  });

  test('says what is missing instead of guessing it', () => {
    const bare = { ...head, outlet: null, title: null, url: null, publishedAt: null, origin: 'inbox/article.txt', sample: false };
    expect(describeSource(bare, 2)).toEqual({ n: 2, title: 'title not given', outlet: 'outlet not given, article.txt', agency: null, date: 'date not given', publishedAt: null, labels: [], link: null, articleId: 'a', revision: 1 });
  });

  test('carries every label a reader needs', () => {
    expect(describeSource({ ...head, kind: 'opinion', stateMedia: true, sample: true }, 1).labels).toEqual(['opinion', 'state media', 'invented sample']);
    expect(describeSource({ ...head, kind: 'press-release', sample: false }, 1).labels).toEqual(['press release']);
    expect(describeSource({ ...head, sample: false, claims: 'Orlo\u202e \u201cStar\u201d \u00b7 (orlo.example)' }, 1).labels).toEqual(['claims to be Orlo Star (orlo.example)']);
  });

  test('names an agency only where it is not the outlet', () => {
    expect(describeSource({ ...head, outlet: 'LNA', agency: 'LNA' }, 1).agency).toBeNull();
    expect(describeSource({ ...head, agency: 'LNA' }, 1).agency).toBe('LNA');
  });

  test('never prints an address that a terminal would obey', () => {
    for (const url of ['https://a.example/\u001b]8;;x', 'javascript:alert(1)', 'https://a.example/\u202ex', 'https://a.example/a b', 'file:///etc/passwd']) expect(describeSource({ ...head, url }, 1).link).toBeNull();
  });
});

describe('a quotation', () => {
  test('stands in marks of ours only if it has none of its own and no line break', () => {
    const styleOf = (words: string) => renderStatement({ ...quotable, text: words })?.style;
    expect(styleOf('Velmora’s guards said it isn’t theirs')).toBe('inline');
    for (const words of ['He said “no” twice', 'a ‘peace patrol’ came', "a 'peace patrol' came", 'one "two"', 'first\n\nsecond', '« oui »']) expect(styleOf(words)).toBe('block');
    expect(renderStatement({ ...quotable, type: 'indirect', text: 'Ode said so.' })?.style).toBe('block');
  });

  test('leaves out the comma before "he said", which is not the speaker’s', () => {
    expect(renderStatement({ ...quotable, text: 'We shall row,' })?.words).toBe('We shall row');
    expect(renderStatement({ ...quotable, type: 'indirect', text: 'Ode said so,' })?.words).toBe('Ode said so,');
  });

  test.each(['the statement', 'A report', 'its 31-page preliminary report', 'Teyn River Treaty'])('a paper is no speaker; the outlet reports what it says: %s', (speaker) => {
    expect(renderStatement({ ...quotable, type: 'indirect', speaker, text: 'Ferries stop.' })).toMatchObject({ type: 'report', speaker: null });
  });

  test.each(['Reporters', 'Nkarra Standard', 'the Treaty Office', 'A reporter'])('others keep their name: %s', (speaker) => {
    expect(renderStatement({ ...quotable, type: 'indirect', speaker, text: 'Ferries stop.' })).toMatchObject({ type: 'indirect', speaker });
  });

  test("an outlet's own sentence never carries a speaker", () => {
    expect(renderStatement({ ...quotable, type: 'report', speaker: 'Bren Ode', text: 'Ferries stop.' })).toMatchObject({ speaker: null, outlet: 'Nkarra Standard' });
  });

  test('is cut between sentences, never inside one, and says so', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('We shall row.', 'It is only water.', 'Nobody asked us, and nobody will.', 'Is it far?'), { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 400 }), (sentences, charsMax) => {
        const words = sentences.join(' ');
        const fitted = fitQuotation(words, charsMax);
        if (fitted === null) {
          expect(splitSentences(words)[0]?.end).toBeGreaterThan(charsMax);
          return;
        }
        expect(fitted.words.length).toBeLessThanOrEqual(charsMax);
        expect(words.startsWith(fitted.words)).toBe(true);
        expect(splitSentences(words).some(({ end }) => end === fitted.words.length)).toBe(true);
        expect(fitted.note === null).toBe(fitted.words === words);
      }),
    );
  });
});

describe('an answer', () => {
  test('numbers each source once, in the order of citation', () => {
    const other = { ...head, id: 'b' };
    const cited = numberSources([{ ...statement(7, 'We shall row'), articleId: 'b', citation: { n: 7, article: other } }, statement(9, 'It is only water.'), statement(3, 'We shall row')]);
    expect(cited.map(({ articleId, citation }) => [articleId, citation.n])).toEqual([['b', 1], ['a', 2], ['a', 2]]);
    const blocks = renderAnswer({ status: 'answered', statements: [statement(1, 'We shall row'), statement(1, 'It is only water.')], confidence: 1, coverage: { articles: 1, outlets: 1, newest: null } });
    expect(blocks.filter(({ kind }) => kind === 'sources')).toEqual([{ kind: 'sources', sources: [describeSource(head, 1)] }]);
  });

  test('that was not found says what was searched and what comes nearest', () => {
    const blocks = renderAnswer({ status: 'not-found', nearest: [head], confidence: 0, coverage: { articles: 1_234, outlets: 1, newest: head } });
    const sentences = blocks.flatMap((block) => (block.kind === 'sentence' ? [block.text] : []));
    expect(sentences).toEqual(['Nothing stored answers that.', 'Searched 1,234 articles of 1 outlet; the newest is dated 4 March 2026, 09:30 +03:00.']);
    expect(blocks.at(-1)).toEqual({ kind: 'articles', articles: [describeSource(head, null)] });
    const far = renderAnswer({ status: 'not-found', nearest: [], confidence: 0, coverage: { articles: 1_234, outlets: 1, newest: head } });
    expect(far.at(-1)).toMatchObject({ kind: 'sentence', text: 'None of it comes near the question.' });
  });
});

test('found quotes: sentences that stand alone do, all others stay in their sentence, none twice', () => {
  const found = (words: string, sentence: string, asserted = true) => {
    const start = text.indexOf(sentence);
    return { ...quoteOf(article, words, { speaker: 'Bren Ode', asserted }), text: words, article: head, sentence: { start, end: start + sentence.length, text: sentence } };
  };
  const denied = found('the harbour is shut', 'Ode denied that “the harbour is shut”.', false);
  const statements = quoteStatements([found('We shall row,', '“We shall row,” Bren Ode said.'), denied, denied, found('the harbour is shut', 'Ode denied that “the harbour is shut”.')]);
  expect(statements.map(({ type, text: words, citation }) => [type, words, citation.n])).toEqual([['direct', 'We shall row,', 1], ['indirect', 'Ode denied that “the harbour is shut”.', 1]]);
});

describe('what ingest did', () => {
  const item = (n: number) => ({ origin: `f${n}.txt`, line: null, articleId: `id${n}`, title: `Title ${n}`, outlet: null, duplicateOf: null });
  const nothing = { stored: [], revised: [], unchanged: [], skipped: [], passedOver: [] };
  const linesOf = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === 'list' ? block.items : block.kind === 'sentence' ? [block.text] : []));

  test('lists a few, counts thousands, and groups what was skipped by reason', () => {
    expect(linesOf(renderIngest({ ...nothing, stored: [item(1)] }))).toEqual(['1 stored.', 'id1  Title 1 · outlet not given']);
    const skipped = Array.from({ length: 3_000 }, (_, i) => ({ origin: 'big.jsonl', line: i + 1, reason: i % 3 === 0 ? 'it is not JSON' : 'it has no text' }));
    const lines = linesOf(renderIngest({ ...nothing, stored: Array.from({ length: 5_000 }, (_, i) => item(i)), skipped }));
    expect(lines[0]).toBe('5,000 stored, 3,000 skipped.');
    expect(lines).toContain('big.jsonl, line 2: it has no text');
    expect(lines).toContain('… and 1,995 more for this reason');
    expect(lines.length).toBeLessThan(20);
  });

  test('names what was passed over if there was nothing else', () => {
    expect(linesOf(renderIngest({ ...nothing, passedOver: [{ origin: 'photo.jpg', line: null, reason: 'a picture' }] }))).toEqual(['Nothing there could hold an article.', 'photo.jpg: a picture']);
  });
});
