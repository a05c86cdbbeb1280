import { describe, expect, test } from 'vitest';
import { statedInstant } from '../../src/domain/stated-instant.ts';
import { createVerifier, verifyQuotation } from '../../src/verify/index.ts';
import { articleOf, quoteOf } from './evidence-of.ts';

const talks = articleOf({
  id: 'talks',
  text: [
    '“We walked out of the talks in Vessen,” Ada Quill said on Friday, “and we will not return before they pay. The dam stays shut.”',
    '“They owe us 1,400 crowns,” she added. “[The] engineers … were sent home.”',
    'The talks, Iwo Maar told reporters, were “doomed”. He called them ‘a long walk to nowhere’.',
    '“Nobody walked out. Nobody was asked to stay,” Maar said.',
  ].join('\n\n'),
});
const quill = { speaker: 'Ada Quill' };
const maar = { speaker: 'Iwo Maar' };
const candidate = {
  article: talks,
  quotes: [
    quoteOf(talks, 'We walked out of the talks in Vessen,', quill),
    quoteOf(talks, 'and we will not return before they pay. The dam stays shut.', quill),
    quoteOf(talks, 'They owe us 1,400 crowns,', quill),
    quoteOf(talks, '[The] engineers … were sent home.', quill),
    quoteOf(talks, 'doomed', { ...maar, asserted: false }),
    quoteOf(talks, 'Nobody walked out. Nobody was asked to stay,', maar),
  ],
};
const verify = (quotation: string, speaker: string | null = null) => verifyQuotation({ quotation, speaker }, [candidate]);

describe('a quotation in pieces', () => {
  test.each([
    ['joined across the telling', 'We walked out of the talks in Vessen, and we will not return before they pay.'],
    ['over the end of a paragraph', 'The dam stays shut. They owe us 1,400 crowns'],
    ['with the telling of another', '“We walked out of the talks in Vessen,” the minister said in a statement, “and we will not return before they pay.”'],
    ['with straight marks', '"We walked out of the talks in Vessen," Quill said, "and we will not return"'],
    ['with who said it after it', '“we will not return before they pay,” Quill told reporters.'],
    ['with who said it before it', 'Quill said: “We will not return before they pay. The dam stays shut.”'],
    ['with the telling of the article', '“We walked out of the talks in Vessen,” Ada Quill said on Friday, “and we will not return before they pay.'],
  ])('%s is found, as its speaker’s', (_, quotation) => {
    const { verdict, match, diff } = verify(quotation, 'Quill');
    expect({ verdict, speaker: match?.speaker, asserted: match?.asserted }).toEqual({ verdict: 'found', speaker: 'Ada Quill', asserted: true });
    expect(talks.text.slice(match?.span.start, match?.span.end)).toBe(match?.text);
    expect(diff).toEqual([{ op: 'equal', text: match?.text }]);
  });

  test.each([
    ['a word dropped where the pieces meet', '“We walked out of the talks in,” Quill said, “and we will not return before they pay.”', [['delete', 'Vessen,']]],
    ['a "not" dropped in the second', 'We walked out of the talks in Vessen, and we will return before they pay.', [['delete', 'not']]],
    ['a word changed in the first', '“We ran out of the talks in Vessen,” Quill said, “and we will not return before they pay.”', [['delete', 'walked'], ['insert', 'ran']]],
  ] as const)('%s is altered, and only that differs', (_, quotation, changes) => {
    const { verdict, diff } = verify(quotation);
    expect(verdict).toBe('altered');
    expect(diff.filter(({ op }) => op !== 'equal').map(({ op, text }) => [op, text.replace(/”.*$/s, '')])).toEqual(changes);
  });

  test('is not joined out of two speakers’ words', () => {
    expect(verify('[The] engineers … were sent home. Nobody walked out.').verdict).not.toBe('found');
  });

  test('marks inside one quotation are its own, and no pieces', () => {
    const nested = articleOf({ id: 'nested', text: '“Maar told us "the gates are open for good" on the phone and left for Vessen,” Ada Quill said.' });
    const quotes = [quoteOf(nested, 'Maar told us "the gates are open for good" on the phone and left for Vessen,', quill)];
    expect(verifyQuotation({ quotation: 'Maar told us "the gates are open for good" on the phone and left for Ossery' }, [{ article: nested, quotes }])).toMatchObject({ verdict: 'altered' });
    expect(verifyQuotation({ quotation: 'Maar told us ‘the gates are open for good’ on the phone' }, [{ article: nested, quotes }])).toMatchObject({ verdict: 'found' });
  });
});

describe('marks that own up to a change', () => {
  test.each([
    ['a letter in brackets', '[w]e will not return before they pay'],
    ['an inflection in brackets', 'we will not return[ed] before they pay'],
    ['a name for a pronoun', 'we will not return before [Ossery] pay'],
    ['sic', 'we will not return [sic] before they pay'],
    ['applause', 'We walked out of the talks in Vessen, [applause] and we will not return'],
    ['the brackets and the ellipsis of the article itself', '[The] engineers … were sent home.'],
    ['the same in other signs', '[The] engineers ... were sent home'],
    ['words left out between two pieces', 'We walked out of the talks … and we will not return before they pay.'],
  ])('%s', (_, quotation) => {
    expect(verify(quotation).verdict).toBe('found');
  });

  test.each([
    ['"not" put in', 'we will [not] return', '“We will return to Vessen in the spring,” Ada Quill said.'],
    ['"sic" for a word', 'we will not [sic] before they pay', null],
    ['a word beside the article’s own ellipsis', '[The] engineers … sent home', null],
    ['another name in the article’s own brackets', '[Six] engineers … were sent home', null],
    ['brackets that complete another word', 'We [fl]ew out of the talks in Vessen, and we will not return', null],
  ])('do not cover %s', (_, quotation, text) => {
    const article = text === null ? talks : articleOf({ id: 'other', text });
    const quotes = text === null ? candidate.quotes : [quoteOf(article, 'We will return to Vessen in the spring,', quill)];
    expect(verifyQuotation({ quotation }, [{ article, quotes }]).verdict).toBe('altered');
  });

  test('a sentence left out is no denial hidden, a "not" is', () => {
    const article = articleOf({ id: 'order', text: '“The gates are open. We did not open them. They stay open,” Ada Quill said.' });
    const quotes = [quoteOf(article, 'The gates are open. We did not open them. They stay open,', quill)];
    expect(verifyQuotation({ quotation: 'The gates are open. … They stay open' }, [{ article, quotes }]).verdict).toBe('found');
    expect(verifyQuotation({ quotation: 'The gates are open. We did … open them.' }, [{ article, quotes }]).verdict).toBe('altered');
  });
});

describe('a quotation of one or two words', () => {
  test.each(['the talks', 'Vessen', 'Ada', 'walked out', 'of the', 'it is the'])('%s stands there by chance, and is not found', (quotation) => {
    expect(verify(quotation)).toMatchObject({ verdict: 'not-found', tooShort: true, match: null });
  });

  test('is found where it is the whole of what somebody is quoted with', () => {
    expect(verify('“Doomed”')).toMatchObject({ verdict: 'found', match: { text: 'doomed', speaker: 'Iwo Maar', asserted: false } });
    expect(verify('doomed', 'Maar')).toMatchObject({ verdict: 'found' });
    expect(verify('doomed', 'Ada Quill')).toMatchObject({ verdict: 'not-found', tooShort: true });
  });

  test('three words with something in them are enough', () => {
    expect(verify('owe us 1,400')).toMatchObject({ verdict: 'found', tooShort: false });
    expect(verify('nothing of it here')).toMatchObject({ verdict: 'not-found', tooShort: false });
  });
});

describe('of several articles with the words', () => {
  const copyOf = (id: string, published: string, isCopy: boolean) => {
    const article = articleOf({ id, text: talks.text, publishedAt: statedInstant(published) });
    return { article, isCopy, quotes: candidate.quotes.map((quote) => ({ ...quote, articleId: id })) };
  };
  const early = copyOf('early', '2026-03-01T08:00:00Z', true);
  const original = copyOf('original', '2026-03-02T08:00:00Z', false);
  const late = copyOf('late', '2026-03-03T08:00:00Z', false);

  test('the original is cited before its copies, and the first to print them before the others', () => {
    const quotation = 'we will not return before they pay';
    expect(verifyQuotation({ quotation }, [early, late, original]).match?.articleId).toBe('original');
    expect(verifyQuotation({ quotation }, [late, early]).match?.articleId).toBe('late');
  });
});

test('words that one article gives to nobody and another to somebody are not a third person’s', () => {
  const open = articleOf({ id: 'open', text: 'A banner read: “The dam stays shut.”' });
  const denied = { article: talks, quotes: candidate.quotes.map((quote) => ({ ...quote, asserted: false })) };
  const candidates = [{ article: open, quotes: [quoteOf(open, 'The dam stays shut.')] }, denied];
  expect(verifyQuotation({ quotation: 'The dam stays shut.', speaker: 'Iwo Maar' }, candidates)).toMatchObject({ verdict: 'misattributed', match: { speaker: 'Ada Quill' } });
});

test('what is searched for is the words, without the marks that would keep an index from them', async () => {
  const searched: string[] = [];
  const verifier = createVerifier((words) => {
    searched.push(words);
    return Promise.resolve([candidate]);
  });
  await verifier({ quotation: '“[W]e will ﬁnally [sic] not … return,” Quill said, “before [they] pay.”' });
  expect(searched).toEqual(['We will finally not return before pay']);
});

test('capitals throughout name no agency', () => {
  expect(verify('THEY OWE US 1,400 CROWNS').verdict).toBe('found');
});
