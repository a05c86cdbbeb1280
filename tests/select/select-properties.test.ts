import fc from 'fast-check';
import { expect, test } from 'vitest';
import { containsSpan, overlapOf, sliceSpan } from '../../src/domain/span.ts';
import { ANSWER_TYPES } from '../../src/domain/query.ts';
import { createSelector } from '../../src/select/index.ts';
import { printableUnits, type PrintableUnit } from '../../src/select/printable-unit.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { passagesOf, portsOf, query, storedQuotes, type TestArticle, type TestQuote } from './desk-of-articles.ts';

const SPEAKERS = ['Orla Brandt', 'Ulf Moritz', 'the coast guard', 'Orla Brandt', null];
/** The number makes each clause stand once in its article, so that a quote is found where it was put. */
const clause = fc.tuple(fc.constantFrom('the harbour is closed', 'we will open the gate', 'no ship may leave', 'the storm cost us 14 cranes', 'it was Moritz who lied', '‘the treaty is dead’ is what they say', 'if the sea allows it'), fc.integer({ min: 1_000, max: 999_999 })).map(([words, n]) => `${words} in bay ${n}`);
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Sentences as news writes them, and as it should not: denials, fragments, broken marks. Each with the quote it would store. */
const sentence = fc.record({
  words: fc.array(clause, { minLength: 1, maxLength: 3 }),
  shape: fc.constantFrom('after', 'after', 'after', 'before', 'before', 'colon', 'fragment', 'denial', 'bare', 'unclosed', 'plain', 'split'),
  speaker: fc.constantFrom(...SPEAKERS), asserted: fc.constantFrom(true, true, true, false), confidence: fc.constantFrom(0.2, 0.6, 0.9),
}).map(({ words, shape, speaker, asserted, confidence }): { text: string; quote: TestQuote | null } => {
  const said = words.map(capital).join('. ');
  const quoted = (text: string, own: string): { text: string; quote: TestQuote } => ({ text, quote: { words: own, speaker, asserted, confidence } });
  switch (shape) {
    case 'after': return quoted(`"${said}," Brandt said.`, `${said},`);
    case 'before': return quoted(`Brandt said, “${said}.”`, `${said}.`);
    case 'colon': return quoted(`Brandt: "${said}."`, `${said}.`);
    case 'fragment': return quoted(`Brandt spoke of "${words[0] ?? ''}" in Tarvo.`, words[0] ?? '');
    case 'denial': return quoted(`Brandt denied that "${said}" on Monday.`, said);
    case 'bare': return quoted(`"${said}."`, `${said}.`);
    case 'unclosed': return quoted(`"${said}, Brandt said.`, said);
    case 'split': return quoted(`"${said}," Brandt said, "but not today."`, `${said},`);
    case 'plain': return { text: `${said} in Tarvo.`, quote: null };
  }
});

const articles = fc.array(fc.array(sentence, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }).map((texts) =>
  texts.map((sentences, i): TestArticle => ({
    id: `a${i}`, text: sentences.map(({ text }) => text).join(i % 2 === 0 ? ' ' : '\n\n'), quotes: sentences.flatMap(({ quote }) => (quote === null ? [] : [quote])),
  })));
const asked = fc.record({
  question: fc.oneof(fc.constantFrom('What did Brandt say about the harbour?', 'How many cranes did the storm cost?', 'Who lied?', ''), fc.string({ unit: 'grapheme' })),
  answerType: fc.constantFrom(...ANSWER_TYPES), speaker: fc.constantFrom('Brandt', 'coast guard', null), names: fc.array(fc.constantFrom('Brandt', 'Tarvo', ''), { maxLength: 2 }),
}).map(({ question, ...given }) => query(question, { ...given, topic: question }));

function expectPrintable(article: TestArticle, { span, type, speaker }: PrintableUnit): void {
  const text = sliceSpan(article.text, span);
  if (type !== 'direct') {
    const sentences = splitSentences(article.text);
    expect(sentences.some(({ start }) => start === span.start)).toBe(true);
    expect(sentences.some(({ end }) => end === span.end)).toBe(true);
    return;
  }
  expect(storedQuotes(article).some((quote) => quote.type === 'direct' && quote.asserted && speaker !== null && quote.speaker === speaker && containsSpan(quote.span, span))).toBe(true);
  expect(text).toMatch(/^[\p{Lu}\p{N}]/u);
  expect(text).not.toMatch(/["“”]|,$/);
  expect(/[.!?…]['’)\]]*$/u.test(text) || /^,?["”]/.test(article.text.slice(span.end))).toBe(true);
}

test('every way to print a sentence keeps sentence boundaries, and a direct one lies in an asserted quote', () => {
  let direct = 0;
  fc.assert(fc.property(articles, (given) => {
    for (const article of given) {
      const place = { text: article.text, sentences: splitSentences(article.text), quotes: storedQuotes(article) };
      for (const unit of place.sentences.flatMap((_, at) => printableUnits({ ...place, at }))) {
        expectPrintable(article, unit);
        direct += Number(unit.type === 'direct');
      }
    }
  }), { numRuns: 300 });
  expect(direct).toBeGreaterThan(100);
});

test('every statement is such a unit, a slice of its article, and no two stand in one place', async () => {
  await fc.assert(fc.asyncProperty(articles, asked, async (given, question) => {
    // Confidence 0: everything that could be printed is.
    const answer = await createSelector(portsOf(given), { confidenceMin: 0, statementsMax: 5 })(question, passagesOf(given));
    if (answer.status !== 'answered') return;
    for (const statement of answer.statements) {
      const article = given.find(({ id }) => id === statement.articleId);
      if (article === undefined) throw new Error(`No article ${statement.articleId}`);
      expect(statement.text).toBe(sliceSpan(article.text, statement.span));
      expectPrintable(article, statement);
    }
    const places = answer.statements.map(({ articleId, span }) => ({ articleId, span }));
    places.forEach((one, i) => places.slice(i + 1).forEach((other) => expect(one.articleId === other.articleId && overlapOf(one.span, other.span) > 0).toBe(false)));
  }), { numRuns: 300 });
});

test('any text with any quotes gives an answer or a refusal, never an error', async () => {
  const anything = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 });
  await fc.assert(fc.asyncProperty(anything, asked, fc.nat(), fc.nat(), async (text, question, a, b) => {
    const [start, end] = [a % text.length, b % text.length].sort((x, y) => x - y) as [number, number];
    const ports = { ...portsOf([{ id: 'a', text }]), quotesOf: () => [{ articleId: 'a', revision: 1, type: 'direct' as const, span: { start, end: end + 1 }, speaker: 'Brandt', speakerMention: null, cue: null, asserted: true, confidence: 1 }] };
    const answer = await createSelector(ports, { confidenceMin: 0 })(question, passagesOf([{ id: 'a', text }]));
    if (answer.status === 'answered') for (const { text: printed, span } of answer.statements) expect(printed).toBe(sliceSpan(text, span));
  }), { numRuns: 300 });
});
