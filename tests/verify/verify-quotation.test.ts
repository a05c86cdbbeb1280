import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameSpeaker, locateQuote, locateQuotes, verifyQuotation } from '../../src/verify/index.ts';
import { articleOf, quoteOf } from './evidence-of.ts';

const speech = articleOf({
  id: 'speech',
  text: 'HOLLEN, May 2 - “We sent three letters – and nobody answered them,” Ada Quill said on Friday. “Ossery’s gates will not open again before the U.S. engineers have seen them. We don’t owe 1,400 crowns to anyone.”\n\nIwo Maar denied that "the letters ever arrived".\n\nThe flood drove 4,200 people from their homes.',
});
const quill = { speaker: 'Ada Quill' };
const candidate = {
  article: speech,
  quotes: [
    quoteOf(speech, 'We sent three letters – and nobody answered them,', quill),
    quoteOf(speech, 'Ossery’s gates will not open again before the U.S. engineers have seen them. We don’t owe 1,400 crowns to anyone.', quill),
    quoteOf(speech, 'the letters ever arrived', { speaker: 'Iwo Maar', asserted: false }),
  ],
};
const verify = (quotation: string, speaker: string | null = null) => verifyQuotation({ quotation, speaker }, [candidate]);

describe('the verdict', () => {
  test.each([
    ['typing', 'We sent three letters - and nobody answered them'],
    ['marks round it', '"We sent three letters — and nobody answered them,"'],
    ['a straight apostrophe', "Ossery's gates will not open again before the U.S. engineers have seen them."],
    ['abbreviation and number', "before the US engineers have seen them. We don't owe 1400 crowns to anyone"],
    ['spaces and lines', 'We  sent\n three letters   and nobody\tanswered them'],
    ['capitals', 'WE SENT THREE LETTERS AND NOBODY ANSWERED THEM'],
    ['words left out and owned up to', 'We sent three letters … nobody answered them'],
    ['three full stops', 'We sent ... letters and nobody answered them'],
    ['brackets', 'We sent three letters and nobody [in Vessen] answered them'],
    ['a bracket for a word', '[Ossery] sent three letters and nobody answered them'],
  ])('%s does not make it another quotation', (_, quotation) => {
    const { verdict, match } = verify(quotation);
    expect(verdict).toBe('found');
    expect(match?.speaker).toBe('Ada Quill');
    expect(speech.text.slice(match?.span.start, match?.span.end)).toBe(match?.text);
  });

  test.each([
    ['a word changed', 'We sent four letters and nobody answered them', [['delete', 'three'], ['insert', 'four']]],
    ['a word dropped', 'We sent letters and nobody answered them', [['delete', 'three']]],
    ['a word added', 'We sent three long letters and nobody answered them', [['insert', 'long']]],
    ['the last word changed', 'We sent three letters and nobody answered us', [['delete', 'them,'], ['insert', 'us']]],
    ['a negation dropped', 'Ossery’s gates will open again before the U.S. engineers have seen them', [['delete', 'not']]],
    ['a negation hidden by an ellipsis', 'Ossery’s gates will … open again before the U.S. engineers have seen them', [['delete', 'not']]],
    ['a question made of it', 'We sent three letters? And nobody answered them', [['insert', '?']]],
    ['an accent', 'We sent three létters and nobody answered them', [['delete', 'letters –'], ['insert', 'létters']]],
  ] as const)('%s is altered, and the difference says where', (_, quotation, changes) => {
    const { verdict, diff, match } = verify(quotation);
    expect(verdict).toBe('altered');
    expect(match?.articleId).toBe('speech');
    const changed = diff.filter(({ op }) => op !== 'equal').map(({ op, text }) => [op, text.replace(/,$/, '')]);
    expect(changed).toEqual(changes.map(([op, text]) => [op, text.replace(/,$/, '')]));
  });

  test.each(['the Prime Minister', 'Ossery’s water minister', 'minister of trade', 'a spokesman', 'general'])('an office is no other speaker: %s', (office) => {
    expect(verify('nobody answered them', office)).toMatchObject({ verdict: 'found', match: { speaker: 'Ada Quill' } });
  });

  test.each(['Minister Iwo Maar', 'Stephen King', 'Captain Maar'])('an office with a name, or a name like an office, is: %s', (name) => {
    expect(verify('nobody answered them', name).verdict).toBe('misattributed');
  });

  test('the right words under another name are misattributed, with the speaker they have', () => {
    expect(verify('nobody answered them', 'Iwo Maar')).toMatchObject({ verdict: 'misattributed', match: { speaker: 'Ada Quill' } });
    expect(verify('nobody answered them', 'Water Minister Quill')).toMatchObject({ verdict: 'found' });
  });

  test('denied words are found, and marked as not asserted', () => {
    expect(verify('the letters ever arrived', 'Maar')).toMatchObject({ verdict: 'found', match: { asserted: false } });
  });

  test('words their speaker only quotes are not asserted', () => {
    const nested = articleOf({ id: 'nested', text: '“Maar goes about saying ‘the letters never came’, and it is a lie,” Ada Quill said.' });
    const quotes = [quoteOf(nested, 'Maar goes about saying ‘the letters never came’, and it is a lie,', quill)];
    expect(verifyQuotation({ quotation: 'the letters never came' }, [{ article: nested, quotes }])).toMatchObject({ verdict: 'found', match: { asserted: false } });
    expect(verifyQuotation({ quotation: 'and it is a lie' }, [{ article: nested, quotes }])).toMatchObject({ match: { asserted: true } });
  });

  test("the outlet's own words have no speaker", () => {
    expect(verify('The flood drove 4,200 people from their homes.', 'Ada Quill')).toMatchObject({ verdict: 'found', match: { speaker: null } });
  });

  test('another sentence on the same matter is not found, and the nearest articles are named', () => {
    for (const other of ['Ossery is proud of its engineers and of the dam', 'The moon is made of an old and bitter cheese', 'it is the and of the']) {
      expect(verify(other)).toMatchObject({ verdict: 'not-found', match: null, diff: [], nearest: [{ id: 'speech' }] });
    }
  });

  test('of two speakers of the same words, the one named is right', () => {
    const echo = articleOf({ id: 'echo', text: '“Nobody answered them,” Bren Ode said.' });
    const second = { article: echo, quotes: [quoteOf(echo, 'Nobody answered them,', { speaker: 'Bren Ode' })] };
    expect(verifyQuotation({ quotation: 'nobody answered them', speaker: 'Ode' }, [candidate, second])).toMatchObject({ verdict: 'found', match: { articleId: 'echo' } });
  });

  test('a quotation without a word, or an article pasted as one, is refused in words', () => {
    expect(() => verify(' “…” ')).toThrow(/holds no word/);
    expect(() => verify('word '.repeat(2_000))).toThrow(/at most 5000/);
  });

  test('any run of words of the article is found, and any one word changed is not', () => {
    const words = speech.text.match(/\S+/g) ?? [];
    fc.assert(
      fc.property(fc.nat(words.length - 8), fc.integer({ min: 5, max: 7 }), fc.nat(), (from, length, at) => {
        const run = words.slice(from, from + length);
        expect(verify(run.join(' ')).verdict).toBe('found');
        const changed = run.with(at % length, 'walrus');
        expect(['altered', 'not-found']).toContain(verify(changed.join(' ')).verdict);
      }),
    );
  });

  test('five megabytes are compared within seconds, whatever stands in them', () => {
    for (const filler of ['the letters and the ', '... ', 'aaaaaaaaaaaaaaaaaaaa', "a'", '1,', 'U.']) {
      const article = articleOf({ id: 'long', text: filler.repeat(Math.floor(5_000_000 / filler.length)) });
      const started = performance.now();
      verifyQuotation({ quotation: 'We sent the letters and the cheese to nobody at all in Vessen' }, [{ article, quotes: [] }]);
      expect(performance.now() - started).toBeLessThan(20_000);
    }
  });
});

describe('locateQuote', () => {
  test('tolerates white space and nothing else', () => {
    const text = 'He said  that\nthe gates\u00a0will stay open.';
    expect(text.slice(...Object.values(locateQuote(text, 'that the gates will') ?? { start: 0, end: 0 }) as [number, number])).toBe('that\nthe gates\u00a0will');
    expect(locateQuote(text, 'that the gate will')).toBeNull();
    expect(locateQuote(text, 'That the gates')).toBeNull();
    expect(locateQuote(text, '  ')).toBeNull();
    expect(locateQuote(text, 'said that')).toEqual({ start: 3, end: 13 });
  });

  test('finds every slice of every text, wherever its lines were broken anew', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\t', '.', '(', '+', '\\') }), fc.nat(), fc.nat(), fc.constantFrom(' ', '\n', ' \n '), (text, a, b, space) => {
        const slice = text.slice(Math.min(a, b) % (text.length + 1), Math.max(a, b) % (text.length + 1)).trim();
        fc.pre(slice !== '');
        const reflowed = slice.replace(/\s+/g, space);
        for (const span of locateQuotes(text, reflowed, 50)) expect(text.slice(span.start, span.end).replace(/\s+/g, ' ')).toBe(slice.replace(/\s+/g, ' '));
        expect(locateQuote(text, reflowed)).not.toBeNull();
      }),
    );
  });

  test('is not slowed down by a text made to', () => {
    const started = performance.now();
    expect(locateQuote('a '.repeat(2_000_000), `${'a '.repeat(2_000)}b`)).toBeNull();
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('isSameSpeaker', () => {
  test.each([
    ['Lavrov', 'Sergey Lavrov'], ['Foreign Minister Sergey Lavrov', 'Lavrov'], ['S Jaishankar', 'Subrahmanyam Jaishankar'], ['S. Jaishankar', 'Jaishankar'],
    ['Secretary of State Ada Quill', 'Quill'], ['the president of Vessen', 'President of Vessen'], ['MEA', 'the Ministry of External Affairs'], ['Erdoğan', 'Recep Tayyip Erdogan'], ['Ministry of External Affairs', 'the Ministry of External Affairs'],
  ])('%s is %s', (a, b) => {
    expect(isSameSpeaker(a, b)).toBe(true);
    expect(isSameSpeaker(b, a)).toBe(true);
  });

  test.each([['Trump', 'Trump’s lawyer'], ['Donald Trump', "Trump's lawyer, Alina Brandt"], ['Anna Quill', 'Ada Quill'], ['Iwo Maar', 'Ada Quill'], ['S Jaishankar', 'Pramila Jaishankar'], ['', 'Ada Quill'], ['Lavrov', 'Lavrova']])('%s is not %s', (a, b) => {
    expect(isSameSpeaker(a, b)).toBe(false);
    expect(isSameSpeaker(b, a)).toBe(false);
  });
});
