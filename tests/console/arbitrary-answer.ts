import fc from 'fast-check';
import type { Answer, Statement } from '../../src/domain/answer.ts';
import { ARTICLE_KINDS } from '../../src/domain/article.ts';
import type { StoredQuote } from '../../src/domain/quote.ts';
import type { Span } from '../../src/domain/span.ts';
import { statedInstant } from '../../src/domain/stated-instant.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { articleOf, type StoredArticle } from '../verify/evidence-of.ts';

/** Everything that ever broke a quotation printer, as words of an article. */
const HOSTILE_WORDS = [
  '[1]', '[2]:', '“', '”', '‘peace', 'patrol’', '"', "'", '│', '│ │', '┃', '> quote', '**bold**', '_x_', '`code`', '# head', '@everyone', '<@123>', '||spoiler||',
  'https://a.example/b?c=[d]', 'שלום', 'مرحبا', '他说', '🇺🇳', 'é', 'reports:', ', as reported by', 'Sources', '· ·', '≠', '[-x-]', '  two', '\\', '\\"', '&amp;', '[31m',
  'link not given', 'Speaker not established', '…', '—', '$1,400', '50%', 'U.S.', 'J.', 'Mr.', "Velmora's", 'a'.repeat(120), '« oui »', '\t',
];
const PLAIN_WORDS = ['the', 'river', 'bridge', 'fired', 'we', 'treaty', 'not', 'and', 'harbour', 'ceasefire', 'minister', 'three', 'grain', 'border'];

const word = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PLAIN_WORDS) }, { weight: 2, arbitrary: fc.constantFrom(...HOSTILE_WORDS) });
const sentence = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 30 }), fc.constantFrom('.', '?', '!', '.”', '."', '…'))
  .map(([words, end]) => `Then ${words.join(' ')}${end}`);
const space = fc.constantFrom(' ', ' ', ' ', '\n\n', '\n', '  ', ' \n');
export const articleText = fc
  .array(fc.tuple(sentence, space), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.map(([words, gap]) => words + gap).join('').trim());

const NAMES = [
  'Tomas Brekk', 'S. Jaishankar', 'Anneke Tolliver [acting]', 'Bob [1]:', '“The Voice”', 'Nkarra Standard reports', 'Ann, as reported by Bob', 'Sources', 'a│b', 'Speaker not established',
  'Zoë 王', '\u001b[31mRed\u001b[0m', '\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007', 'שרה', 'x\ny', 'two  spaces', '·', '* * *', '(none)', '\u202eevil',
];
const name = fc.oneof(fc.constantFrom(...NAMES), fc.string({ unit: 'grapheme', maxLength: 30 }));
const url = (id: number) =>
  fc.oneof(
    fc.constant(`https://news.example/${id}`),
    fc.constant(null),
    fc.constant(`https://news.example/${id}?q=[1]&t=“x”`),
    fc.constant(`https://news.example/${id}/\u001b]8;;evil`),
    fc.constant(`javascript:alert(${id})`),
  );

function storedArticle(id: number): fc.Arbitrary<StoredArticle> {
  const head = fc.record({
    title: fc.option(name), outlet: fc.option(name), agency: fc.option(name), url: url(id), kind: fc.constantFrom(...ARTICLE_KINDS),
    stateMedia: fc.boolean(), claims: fc.option(name), sample: fc.boolean(), origin: fc.constantFrom('-', 'a/b.txt', 'C:\\x\\y.md', 'https://h.example/p', 'x [1]:.txt'),
    publishedAt: fc.constantFrom(null, statedInstant('2026-03-04'), statedInstant('2026-03-04T09:30:00+03:00'), statedInstant('2026-03-04T09:30:00Z')),
    text: articleText,
  });
  return fc.tuple(head, fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.option(name), fc.boolean(), fc.boolean()), { maxLength: 6 })).map(([fields, marks]) => {
    const article = articleOf({ ...fields, id: `article-${id}`, revision: 1 + (id % 3) });
    const sentences = splitSentences(article.text);
    const quotes = marks.map(([at, length, speaker, isDirect, asserted]): StoredQuote => ({
      articleId: article.id, revision: article.revision, type: isDirect ? 'direct' : 'indirect', span: runOf(sentences, at % sentences.length, length),
      speaker, speakerMention: null, cue: null, asserted, confidence: 0.9,
    }));
    return { article, quotes };
  });
}

function runOf(sentences: readonly Span[], at: number, length: number): Span {
  const first = sentences[at];
  const last = sentences[Math.min(sentences.length - 1, at + length)];
  if (first === undefined || last === undefined) throw new Error('An article has a sentence');
  return { start: first.start, end: last.end };
}

export const storedArticles = fc.integer({ min: 1, max: 4 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => storedArticle(i))));

/** Every statement an honest answer could hold, by the rules of the domain; the check has its own words for the same rules. */
export function honestStatements(stored: readonly StoredArticle[]): Statement[] {
  return stored.flatMap(({ article, quotes }, i): Statement[] => {
    const { text, ...head } = article;
    const base = { articleId: article.id, revision: article.revision, citation: { n: i + 1, article: head } };
    const at = (span: Span) => ({ ...base, span, text: text.slice(span.start, span.end) });
    const within = (outer: Span, inner: Span) => outer.start <= inner.start && inner.end <= outer.end;
    const isDisowned = (span: Span) => quotes.some((quote) => quote.type === 'direct' && !quote.asserted && within(quote.span, span));
    const direct = quotes.filter((quote) => quote.type === 'direct' && quote.asserted && !isDisowned(quote.span));
    const sentences = splitSentences(text).filter((span) => !isDisowned(span));
    return [
      ...direct.map((quote): Statement => ({ ...at(quote.span), type: 'direct', speaker: quote.speaker })),
      ...sentences.flatMap((span) =>
        quotes.filter((quote) => within(quote.span, span) || within(span, quote.span)).map((quote): Statement => ({ ...at(span), type: 'indirect', speaker: quote.speaker }))),
      ...sentences.filter((span) => !quotes.some((quote) => quote.type === 'direct' && within(quote.span, span))).map((span): Statement => ({ ...at(span), type: 'report', speaker: null })),
    ];
  });
}

export interface World {
  readonly stored: readonly StoredArticle[];
  readonly statements: readonly [Statement, ...Statement[]];
}

/** A store and an honest answer from it. */
export const world: fc.Arbitrary<World> = fc
  .tuple(storedArticles, fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 5 }))
  .map(([stored, picks]): World | null => {
    const all = honestStatements(stored);
    const [first, ...others] = [...new Set(picks.map((pick) => pick % all.length))].flatMap((i) => all[i] ?? []);
    return first === undefined ? null : { stored, statements: [first, ...others] };
  })
  .filter((made) => made !== null);

export function answerOf(statements: World['statements']): Answer {
  return { status: 'answered', statements, confidence: 1, coverage: { articles: 4, outlets: 2, newest: null } };
}
