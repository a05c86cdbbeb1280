import type { Statement } from '../domain/answer.ts';
import type { Article } from '../domain/article.ts';
import type { StoredQuote } from '../domain/quote.ts';
import { containsSpan, overlapOf, type Span } from '../domain/span.ts';
import type { QuotationMatch, VerifyResult } from '../domain/verification.ts';
import { printableLine } from '../text/printable.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Block } from './blocks.ts';
import { describeSource } from './describe-source.ts';
import { renderStatements } from './render-answer.ts';

const CLOSED_CHARS_MAX = 600;
const TOO_SHORT = 'Too short to check: so few words stand somewhere by chance, and nobody stored is quoted with just these. Give more of the quotation.';

/** The whole sentences around a match, as a statement that can be printed and checked; the match alone may be a fragment. */
export function matchStatement(match: QuotationMatch, { text, ...head }: Article, quotes: readonly StoredQuote[]): Statement {
  const sentences = splitSentences(text);
  const sentence = wholeSentences(sentences, match.span);
  // Half a quotation, with one of its marks, is hard to read and easy to misread: the whole of it is shown if it is short.
  const cut = quotes.filter(({ type, span }) => type === 'direct' && overlapOf(span, sentence) > 0);
  const closed = wholeSentences(sentences, { start: Math.min(sentence.start, ...cut.map(({ span }) => span.start)), end: Math.max(sentence.end, ...cut.map(({ span }) => span.end)) });
  const span = closed.end - closed.start <= CLOSED_CHARS_MAX ? closed : sentence;
  const base = { text: text.slice(span.start, span.end), articleId: head.id, revision: head.revision, span, citation: { n: 1, article: head } };
  const isQuoted = match.speaker !== null || quotes.some((quote) => quote.type === 'direct' && containsSpan(quote.span, span));
  return isQuoted ? { ...base, type: 'indirect', speaker: match.speaker } : { ...base, type: 'report', speaker: null };
}

function wholeSentences(sentences: readonly Span[], span: Span): Span {
  const touched = sentences.filter((sentence) => overlapOf(sentence, span) > 0);
  return { start: touched[0]?.start ?? span.start, end: touched.at(-1)?.end ?? span.end };
}

/** The verdict in words, what differs, and the sentence that stands in the article. */
export function renderVerification({ verdict, tooShort, match, diff, nearest }: VerifyResult, claimed: string | null, printed: readonly Statement[]): Block[] {
  const speaker = match === null ? null : plainName(match.speaker ?? '') || null;
  const claim = claimed === null ? null : plainName(claimed);
  const sources: Block[] = match === null
    ? nearest.length === 0 ? [] : [{ kind: 'heading', text: 'Nearest coverage' }, { kind: 'articles', articles: nearest.map((article) => describeSource(article, null)) }]
    : printed.length > 0 ? renderStatements(printed, { coverage: { articles: 0, outlets: 0, newest: null }, nearest: [] }) : [{ kind: 'articles', articles: [describeSource(match.article, null)] }];
  const difference: Block[] = match !== null && diff.some(({ op }) => op !== 'equal') ? [{ kind: 'difference', parts: diff }] : [];
  const disowned = match !== null && !match.asserted;
  // Words that the article denies or doubts are never called "found" without saying so in the same breath.
  const sentence = disowned && verdict === 'found' ? 'These words are there, but the article does not assert them; read them in their sentence.' : tooShort ? TOO_SHORT : verdictSentence(verdict, speaker, claim);
  const caution: Block[] = disowned && verdict !== 'found' ? [{ kind: 'sentence', text: 'The article does not assert these words; read them in their sentence.', tone: 'warning' }] : [];
  return [{ kind: 'sentence', text: sentence, tone: verdict === 'found' && !disowned ? 'good' : 'warning' }, ...caution, ...difference, ...sources];
}

/** A name inside a sentence of ours, which holds no quotation marks: nothing in it may be taken for quoted words. */
function plainName(name: string): string {
  return printableLine(printableLine(name).replace(/["“”„‟«»「」『』]/g, ''));
}

function verdictSentence(verdict: VerifyResult['verdict'], speaker: string | null, claimed: string | null): string {
  switch (verdict) {
    case 'found':
      if (claimed !== null && speaker === null) return `Found, but the article does not establish that ${claimed} said it.`;
      // Whoever was named, an office or a name in another form, the article's own name stands beside the words.
      return claimed !== null && speaker !== null ? `Found, word for word: the article gives them as the words of ${speaker}.` : 'Found, word for word.';
    case 'altered':
      return 'Altered: these are not quite the words of the article.';
    case 'misattributed':
      return `Misattributed: the words are there, but they are ${speaker === null ? 'not' : `those of ${speaker}, not of`} ${claimed ?? 'the speaker named'}.`;
    case 'not-found':
      return 'Not found: no stored article holds these words.';
  }
}
