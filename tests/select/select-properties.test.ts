import fc from 'fast-check';
import { expect, test } from 'vitest';
import { containsSpan, overlapOf, sliceSpan } from '../../src/domain/span.ts';
import { ANSWER_TYPES } from '../../src/domain/query.ts';
import { createSelector } from '../../src/select/index.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { passagesOf, portsOf, query, storedQuotes, type TestArticle, type TestQuote } from './desk-of-articles.ts';

const SPEAKERS = ['Orla Brandt', 'Ulf Moritz', 'the coast guard', null];
const clause = fc.constantFrom('the harbour is closed', 'we will open the gate', 'no ship may leave', 'the storm cost us 14 cranes', 'it was Moritz who lied', '‘the treaty is dead’ is what they say', 'if the sea allows it');
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Sentences as news writes them, and as it should not: denials, fragments, broken marks. Each with the quote it would store. */
const sentence = fc.record({
  words: fc.array(clause, { minLength: 1, maxLength: 3 }),
  shape: fc.constantFrom('after', 'before', 'colon', 'fragment', 'denial', 'bare', 'unclosed', 'plain', 'split'),
  speaker: fc.constantFrom(...SPEAKERS), asserted: fc.boolean(), confidence: fc.double({ min: 0, max: 1, noNaN: true }),
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
    default: return { text: `${said} in Tarvo.`, quote: null };
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

test('every statement is a slice of its article between sentence boundaries, and a direct one lies in an asserted quote', async () => {
  await fc.assert(fc.asyncProperty(articles, asked, async (given, question) => {
    // Confidence 0: everything that could be printed is.
    const answer = await createSelector(portsOf(given), { confidenceMin: 0, statementsMax: 5 })(question, passagesOf(given));
    if (answer.status !== 'answered') return;
    for (const { text, span, articleId, type, speaker } of answer.statements) {
      const article = given.find(({ id }) => id === articleId);
      if (article === undefined) throw new Error(`No article ${articleId}`);
      expect(text).toBe(sliceSpan(article.text, span));
      const sentences = splitSentences(article.text);
      const quotes = storedQuotes(article);
      if (type === 'direct') {
        const own = quotes.find((quote) => quote.type === 'direct' && quote.asserted && quote.speaker === speaker && speaker !== null && containsSpan(quote.span, span));
        expect(own).toBeDefined();
        expect(text).toMatch(/^[\p{Lu}\p{N}]/u);
        expect(text).not.toMatch(/["“”]|,$/);
        const followed = article.text.slice(span.end);
        expect(/[.!?…]['’)\]]*$/u.test(text) || /^,?["”]/.test(followed)).toBe(true);
      } else {
        expect(sentences.some(({ start }) => start === span.start)).toBe(true);
        expect(sentences.some(({ end }) => end === span.end)).toBe(true);
      }
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
